namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// What an instrument measures where the scenario says nothing: for a meter the voltages of a 220/380 V grid, and energy,
/// currents and reactive power that follow from its active power; for a dust sensor fractions of its PM2.5; for a smoke
/// transmitter clear air; for a water or gas meter a steady flow; for a heat meter the water of a heating; a contact is never active.
/// </summary>
public static class DefaultSignals
{
    /// <summary>Signal of each metric of a part, by part id.</summary>
    public static IReadOnlyDictionary<string, SignalSpec> For(string part) => part switch
    {
        "dlt645" => Meter,
        "pms5003" or "pms7003" => Dust,
        "sds011" => Coarse,
        "sps30" => Fine,
        "ze07-co" => Single("co", 0),
        "mh-z19" => Single("co2", 450),
        "sdm630" or "dtsu666" or "dtsu666-401e" or "adl400" or "adw300" => ModbusMeter,
        "cjt188-water" or "cjt188-gas" => Volume,
        "cjt188-heat" => Heat,
        "pulse-water" or "pulse-gas" => PulsesOf(1.8),
        "pulse-electricity" => PulsesOf(12),
        "node" => Board,
        "piece-counter" => PulsesOf(600),
        "contact" => new() { ["state"] = SignalSpec.Constant(0), ["activations"] = SignalSpec.Constant(0) },
        "ct-run" => new() { ["current"] = SignalSpec.Constant(0), ["state"] = SignalSpec.Constant(0) },
        "ct-clamp" => Clamp,
        "mq2" => new()
        {
            ["resistance"] = SignalSpec.Constant(49),
            ["ratio"] = SignalSpec.Constant(9.83),
            ["lpg-indicative"] = SignalSpec.Constant(0),
            ["smoke-indicative"] = SignalSpec.Constant(0),
        },
        "mq7" => new()
        {
            ["resistance"] = SignalSpec.Constant(130),
            ["ratio"] = SignalSpec.Constant(26),
            ["co-indicative"] = SignalSpec.Constant(0),
        },
        "iis3dwb" or "adxl355" or "adxl345" => Machine,
        "smoke420" => Smoke,
        "gas420" => new() { ["lel"] = SignalSpec.Constant(0), ["concentration"] = SignalSpec.Constant(0) },
        "noise420" => Single("sound-level", 70),
        "temperature420" => Single("temperature", 25),
        "sht4x" or "sht3x" => Air,
        "scd4x" => new(Air) { ["co2"] = Wandering(620, 15) },
        "bme280" => new(Air) { ["pressure"] = Wandering(1008, 0.8) },
        "max31865" or "ds18b20" => new() { ["temperature"] = Wandering(55, 0.4) },
        "sgp40" => new() { ["voc-raw"] = Wandering(30000, 20), ["voc-rise"] = SignalSpec.Constant(0) },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "no such part is emulated"),
    };

    private static readonly Dictionary<string, SignalSpec> Meter = new()
    {
        ["active-power"] = SignalSpec.Constant(0),
        ["active-energy"] = new(parts => new EnergySignal(
            parts.Sibling("active-power"), Math.Round(1000 + (8000 * SeededHash.Uniform(parts.Context.Seed, 0)), 2))),
        ["voltage-a"] = Wandering(230.4, 0.6),
        ["voltage-b"] = Wandering(229.7, 0.6),
        ["voltage-c"] = Wandering(231.1, 0.6),
        ["current-a"] = PhaseCurrent("voltage-a"),
        ["current-b"] = PhaseCurrent("voltage-b"),
        ["current-c"] = PhaseCurrent("voltage-c"),
        ["power-factor"] = SignalSpec.Constant(0.92),
        ["reactive-power"] = new(parts =>
        {
            Signal power = parts.Sibling("active-power");
            Signal factor = parts.Sibling("power-factor");
            return new DerivedSignal(elapsedMs => power.At(elapsedMs) * Math.Tan(Math.Acos(Factor(factor, elapsedMs))));
        }),
        ["frequency"] = Wandering(50, 0.015),
    };

    private static readonly Dictionary<string, SignalSpec> ModbusMeter = new(Meter)
    {
        ["active-power-a"] = ThirdOfPower,
        ["active-power-b"] = ThirdOfPower,
        ["active-power-c"] = ThirdOfPower,

        // Nothing is fed back in this workshop.
        ["reverse-active-energy"] = SignalSpec.Constant(0),
    };

    private static readonly Dictionary<string, SignalSpec> Volume = new()
    {
        ["volume"] = Integral(_ => new ConstantSignal(1.8)),
        ["low-battery"] = SignalSpec.Constant(0),
    };

    private static readonly Dictionary<string, SignalSpec> Heat = new()
    {
        ["flow"] = Wandering(2.4, 0.05),
        ["supply-temperature"] = Wandering(58, 0.3),
        ["return-temperature"] = Wandering(44, 0.3),
        ["power"] = new(parts =>
        {
            Signal flow = parts.Sibling("flow");
            Signal supply = parts.Sibling("supply-temperature");
            Signal back = parts.Sibling("return-temperature");

            // Water takes 1.163 kWh to warm a cubic metre by one kelvin.
            return new DerivedSignal(elapsedMs => 1.163 * flow.At(elapsedMs) * (supply.At(elapsedMs) - back.At(elapsedMs)));
        }),
        ["heat-energy"] = Integral(parts => parts.Sibling("power")),
        ["volume"] = Integral(parts => parts.Sibling("flow")),
        ["low-battery"] = SignalSpec.Constant(0),
    };

    private static readonly Dictionary<string, SignalSpec> Board = new()
    {
        ["free-memory"] = Wandering(40_000, 1500),
        ["wifi-signal"] = Wandering(-61, 2),
    };

    private static readonly Dictionary<string, SignalSpec> Dust = new()
    {
        ["pm2_5"] = SignalSpec.Constant(35),
        ["pm1_0"] = Fraction(0.65),
        ["pm10"] = Fraction(1.4),
    };

    private static readonly Dictionary<string, SignalSpec> Coarse = new()
    {
        ["pm2_5"] = SignalSpec.Constant(35),
        ["pm10"] = Fraction(1.4),
    };

    private static readonly Dictionary<string, SignalSpec> Fine = new()
    {
        ["pm2_5"] = SignalSpec.Constant(35),
        ["pm1_0"] = Fraction(0.65),
        ["pm4_0"] = Fraction(1.2),
        ["pm10"] = Fraction(1.4),
    };

    private static readonly Dictionary<string, SignalSpec> Air = new()
    {
        ["temperature"] = Wandering(23.5, 0.3),
        ["humidity"] = Wandering(45, 1.5),
    };

    private static readonly Dictionary<string, SignalSpec> Clamp = new()
    {
        ["current-a"] = SignalSpec.Constant(10),
        ["current-b"] = SignalSpec.Constant(10),
        ["current-c"] = SignalSpec.Constant(10),
        ["voltage"] = SignalSpec.Constant(230),
        ["power-factor"] = SignalSpec.Constant(0.9),
        ["frequency"] = SignalSpec.Constant(50),
        ["apparent-power"] = new(parts =>
        {
            Signal amperes = parts.Sibling("current-a");
            Signal volts = parts.Sibling("voltage");
            return new DerivedSignal(elapsedMs => amperes.At(elapsedMs) * volts.At(elapsedMs) / 1000);
        }),
        ["active-power"] = new(parts =>
        {
            Signal apparent = parts.Sibling("apparent-power");
            Signal factor = parts.Sibling("power-factor");
            return new DerivedSignal(elapsedMs => apparent.At(elapsedMs) * factor.At(elapsedMs));
        }),
        ["active-energy"] = Integral(parts => parts.Sibling("active-power")),
        ["apparent-power-estimated"] = SignalSpec.Constant(0),
    };

    // A sound machine; what follows from these is not looked at.
    private static readonly Dictionary<string, SignalSpec> Machine = new()
    {
        ["velocity-rms"] = SignalSpec.Constant(1.2),
        ["velocity-rms-x"] = SignalSpec.Constant(1.2),
        ["velocity-rms-y"] = SignalSpec.Constant(0.9),
        ["velocity-rms-z"] = SignalSpec.Constant(0.6),
        ["acceleration-rms"] = SignalSpec.Constant(0.2),
        ["acceleration-rms-x"] = SignalSpec.Constant(0.2),
        ["acceleration-rms-y"] = SignalSpec.Constant(0.2),
        ["acceleration-rms-z"] = SignalSpec.Constant(0.2),
        ["acceleration-peak"] = SignalSpec.Constant(0),
        ["crest-factor"] = SignalSpec.Constant(4),
        ["kurtosis"] = SignalSpec.Constant(3),
        ["envelope-mean"] = SignalSpec.Constant(0),
    };

    private static readonly Dictionary<string, SignalSpec> Smoke = new()
    {
        ["optical-density"] = SignalSpec.Constant(0),
    };

    private static Dictionary<string, SignalSpec> Single(string metric, double value) => new() { [metric] = SignalSpec.Constant(value) };

    private static SignalSpec Wandering(double mean, double deviation) => new(parts =>
    {
        var noise = new Noise(deviation, 10_000, parts.Context.Seed);
        return new DerivedSignal(elapsedMs => mean + noise.At(elapsedMs));
    });

    /// <summary>A third of the power at the phase's voltage.</summary>
    private static SignalSpec PhaseCurrent(string voltage) => new(parts =>
    {
        Signal power = parts.Sibling("active-power");
        Signal factor = parts.Sibling("power-factor");
        Signal volts = parts.Sibling(voltage);
        return new DerivedSignal(elapsedMs =>
            power.At(elapsedMs) * 1000 / (3 * Math.Max(1, volts.At(elapsedMs)) * Factor(factor, elapsedMs)));
    });

    /// <summary>A pulse output of a steady flow or load; its total follows.</summary>
    private static Dictionary<string, SignalSpec> PulsesOf(double rate) => new()
    {
        ["rate"] = SignalSpec.Constant(rate),
        ["total"] = Integral(parts => parts.Sibling("rate")),
    };

    /// <summary>A register that has run for a while: of kW in kWh, of m3/h in m3.</summary>
    private static SignalSpec Integral(Func<SignalParts, Signal> rate) => new(parts =>
        new EnergySignal(rate(parts), Math.Round(100 + (5000 * SeededHash.Uniform(parts.Context.Seed, 0)), 2)));

    private static SignalSpec ThirdOfPower => new(parts =>
    {
        Signal power = parts.Sibling("active-power");
        return new DerivedSignal(elapsedMs => power.At(elapsedMs) / 3);
    });

    private static double Factor(Signal factor, long elapsedMs) => Math.Clamp(Math.Abs(factor.At(elapsedMs)), 0.05, 1);

    private static SignalSpec Fraction(double part) => new(parts =>
    {
        Signal dust = parts.Sibling("pm2_5");
        return new DerivedSignal(elapsedMs => part * dust.At(elapsedMs));
    });
}
