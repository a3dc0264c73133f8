using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Sht4x;

/// <summary>
/// Temperature and humidity in one shot (SHT4x data sheet, chapter 4: commands of one byte, longest times of table 5). The heater is not emulated: its
/// commands are not acknowledged.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="address">44h, 45h or 46h.</param>
/// <param name="signals"><c>temperature</c>, Cel; <c>humidity</c>, %.</param>
public sealed class EmulatedSht4x(string id, int address, SignalSet signals) : CommandedI2cSensor(id, address)
{
    private const byte Serial = 0x89;
    private const byte Reset = 0x94;

    protected override bool Obey(ReadOnlySpan<byte> command, long nowNs) => command.Length == 1 && command[0] switch
    {
        0xFD => Measure(nowNs, 8.3),
        0xF6 => Measure(nowNs, 4.5),
        0xE0 => Measure(nowNs, 1.6),
        Serial => Answer(SensirionWords.Of(0x0F1E, (ushort)Address), nowNs, 0),
        Reset => Answer([], nowNs, 1),
        _ => false,
    };

    private bool Measure(long nowNs, double durationMs) => Answer(
        SensirionWords.Of(
            SensirionWords.Share(signals.At("temperature", nowNs), -45, 175),
            SensirionWords.Share(signals.At("humidity", nowNs), -6, 125)),
        nowNs,
        durationMs);
}
