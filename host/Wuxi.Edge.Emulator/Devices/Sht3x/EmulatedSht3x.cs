using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Sht3x;

/// <summary>
/// Temperature and humidity, one measurement for each command (SHT3x data sheet, 4.3: single shot without clock stretching; longest times of table 4), with
/// the reset and the status register. The periodic mode is not emulated: its commands are not acknowledged.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="address">44h or 45h.</param>
/// <param name="signals"><c>temperature</c>, Cel; <c>humidity</c>, %.</param>
public sealed class EmulatedSht3x(string id, int address, SignalSet signals) : CommandedI2cSensor(id, address)
{
    protected override bool Obey(ReadOnlySpan<byte> command, long nowNs) => command.Length == 2 && ((command[0] << 8) | command[1]) switch
    {
        0x2400 => Measure(nowNs, 15.5),
        0x240B => Measure(nowNs, 6.5),
        0x2416 => Measure(nowNs, 4.5),
        0x30A2 => Answer([], nowNs, 1.5),
        0xF32D => Answer(SensirionWords.Of(0x8010), nowNs, 0),
        _ => false,
    };

    private bool Measure(long nowNs, double durationMs) => Answer(
        SensirionWords.Of(
            SensirionWords.Share(signals.At("temperature", nowNs), -45, 175),
            SensirionWords.Share(signals.At("humidity", nowNs), 0, 100)),
        nowNs,
        durationMs);
}
