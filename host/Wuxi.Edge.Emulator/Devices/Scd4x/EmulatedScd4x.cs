using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Scd4x;

/// <summary>
/// Carbon dioxide every five seconds once it was started (SCD4x data sheet, 3.5). While it measures it takes only the questions for data and the
/// stop; a measurement can be read once; before the first there is none, and a read is not acknowledged.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="signals"><c>co2</c>, ppm; <c>temperature</c>, Cel; <c>humidity</c>, %.</param>
public sealed class EmulatedScd4x(string id, SignalSet signals) : CommandedI2cSensor(id, 0x62)
{
    private const long IntervalNs = 5000 * EmulationTime.NsPerMs;
    private const ushort Ready = 0x8006;
    private const ushort NotReady = 0x8000;

    private long _startedNs = -1;
    private long _taken;

    public override void PowerOn(long nowNs)
    {
        base.PowerOn(nowNs);
        _startedNs = -1;
    }

    protected override bool Obey(ReadOnlySpan<byte> command, long nowNs)
    {
        if (command.Length != 2)
        {
            return false;
        }

        long measured = _startedNs < 0 ? 0 : (nowNs - _startedNs) / IntervalNs;
        switch ((command[0] << 8) | command[1])
        {
            case 0x21B1 when _startedNs < 0:
                _startedNs = nowNs;
                _taken = 0;
                return true;
            case 0x3F86:
                _startedNs = -1;
                return Answer([], nowNs, 500);
            case 0xE4B8:
                return Answer(SensirionWords.Of(measured > _taken ? Ready : NotReady), nowNs, 1);
            case 0xEC05 when measured > _taken:
                _taken = measured;
                return Answer(Measurement(_startedNs + (measured * IntervalNs)), nowNs, 1);
            case 0x3682 when _startedNs < 0:
                return Answer(SensirionWords.Of(0x0F12, 0x3456, 0x789A), nowNs, 1);
            default:
                return false;
        }
    }

    private byte[] Measurement(long atNs) => SensirionWords.Of(
        (ushort)Math.Clamp(Math.Round(signals.At("co2", atNs)), 0, 65535),
        SensirionWords.Share(signals.At("temperature", atNs), -45, 175),
        SensirionWords.Share(signals.At("humidity", atNs), 0, 100));
}
