using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Node.Tests.Settings;

/// <summary>What the workshop file lets pass as an option of a part, the node takes too, and what it must have is the same.</summary>
public class PartOptionTests
{
    private const string Uart = "bus b-1 uart port=COM2 baud=9600 parity=none\n";
    private const string I2c = "bus b-1 i2c port=1\n";
    private const string Adc = "bus b-1 adc channel=0 reference=3300 shunt=150\n";

    // Good values of options whose values are not any number between 1 and 100.
    private static readonly Dictionary<string, string> Good = new()
    {
        ["address"] = "000000000161",
        ["measures"] = "lel",
        ["range"] = "2000",
        ["low"] = "0",
        ["high"] = "100",
    };

    public static TheoryData<string> Parts =>
        ["pms5003", "pms7003", "sds011", "sps30", "ze07-co", "mh-z19", "smoke420", "gas420", "noise420", "temperature420",
         "sht4x", "sht3x", "scd4x", "sgp40", "bme280", "max31865", "ds18b20"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Options_of_the_catalogue_are_those_of_the_firmware(string id)
    {
        Part part = PartCatalogue.Find(id)!;
        Assert.All(part.Options, option => Assert.True(option.IsValid(Value(option)), option.Name));
        Assert.Empty(Faults(part, part.Options));
        Assert.Empty(Faults(part, part.Options.Where(option => option.IsRequired)));
        Assert.All(
            part.Options.Where(option => option.IsRequired),
            missing => Assert.NotEmpty(Faults(part, part.Options.Where(option => option != missing))));
    }

    [Theory]
    [InlineData("sds011", "stuck-minutes", "0")]
    [InlineData("sds011", "stuck-minutes", "10081")]
    [InlineData("sps30", "stuck-minutes", "soon")]
    [InlineData("mh-z19", "range", "999")]
    [InlineData("mh-z19", "range", "10001")]
    [InlineData("noise420", "high", "201")]
    [InlineData("temperature420", "low", "-201")]
    [InlineData("sht4x", "address", "0x47")]
    [InlineData("sht4x", "address", "44")]
    [InlineData("scd4x", "address", "0x61")]
    [InlineData("max31865", "wires", "1")]
    [InlineData("max31865", "reference", "399")]
    [InlineData("ds18b20", "address", "28FF641E8016042F")]
    [InlineData("ds18b20", "address", "10FF641E8016042E")]
    public void Both_refuse_the_same_values(string id, string option, string value)
    {
        Part part = PartCatalogue.Find(id)!;
        Assert.False(part.Options.Single(known => known.Name == option).IsValid(value));
        Assert.NotEmpty(Faults(part, part.Options, option, value));
    }

    [Fact]
    public void Minutes_become_milliseconds()
    {
        NodeSettings settings = NodeRig.Parse(NodeRig.Head + Uart
            + "device d-1 mh-z19 bus=b-1 stuck-minutes=1.5 timeout=3000\npoint d-1 co2 unit=[ppm] resolution=1 period=1000 deadband=1 silent=60000\n");
        var options = (WinsenOptions)settings.Devices[0].Options;
        Assert.Equal((90_000, 5000), (options.StuckMs, options.Range));
    }

    /// <summary>A value that is good; where a few words are, the first of them.</summary>
    private static string Value(PartOption option) => option.Expected.Contains("ROM", StringComparison.Ordinal) ? "28FF641E8016042E"
        : option.Name == "reference" ? "430"
        : option.Expected.StartsWith("one of ", StringComparison.Ordinal)
        ? option.Expected["one of ".Length..].Split(", ")[0]
        : Good.GetValueOrDefault(option.Name, "60");

    private static string BusLine(BusKind kind) => kind switch
    {
        BusKind.Uart => Uart,
        BusKind.I2c => I2c,
        BusKind.Spi => "bus b-1 spi port=1 select=10\n",
        BusKind.OneWire => "bus b-1 onewire port=COM3\n",
        _ => Adc,
    };

    private static string[] Faults(Part part, IEnumerable<PartOption> options, string other = "", string value = "")
    {
        string text = string.Concat(options.Select(option => $" {option.Name}={(option.Name == other ? value : Value(option))}"));
        var parser = new SettingsParser();
        parser.Parse(NodeRig.Head + BusLine(part.Bus) + $"device d-1 {part.Id} bus=b-1{text} timeout=3000\n"
            + $"point d-1 {part.Metrics[0].Name} unit={part.Metrics[0].Unit} resolution=1 period=1000 deadband=1 silent=60000\n");
        return [.. parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString()!)];
    }
}
