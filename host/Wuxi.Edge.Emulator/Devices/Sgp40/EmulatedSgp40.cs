using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Sgp40;

/// <summary>
/// Raw signal for volatile organic compounds (SGP40 data sheet, 4.4): the command carries humidity and temperature, each a word with its CRC, and is not
/// acknowledged when one is wrong. The signal is that of air that was compensated for well.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="signals"><c>voc-raw</c>, ticks.</param>
public sealed class EmulatedSgp40(string id, SignalSet signals) : CommandedI2cSensor(id, 0x59)
{
    private const double MeasureMs = 30;

    /// <summary>Relative humidity it was told last, %; NaN before.</summary>
    public double ToldPercent { get; private set; } = double.NaN;

    /// <summary>Temperature it was told last, Cel; NaN before.</summary>
    public double ToldCelsius { get; private set; } = double.NaN;

    protected override bool Obey(ReadOnlySpan<byte> command, long nowNs)
    {
        if (command is [0x36, 0x15])
        {
            return Answer([], nowNs, 1);
        }

        if (command.Length != 8 || command[0] != 0x26 || command[1] != 0x0F
            || SensirionWords.Read(command[2..5]) is not { } humidity || SensirionWords.Read(command[5..8]) is not { } temperature)
        {
            return false;
        }

        ToldPercent = humidity * 100 / 65535.0;
        ToldCelsius = (temperature * 175 / 65535.0) - 45;
        return Answer(SensirionWords.Of((ushort)Math.Clamp(Math.Round(signals.At("voc-raw", nowNs)), 0, 65535)), nowNs, MeasureMs);
    }
}
