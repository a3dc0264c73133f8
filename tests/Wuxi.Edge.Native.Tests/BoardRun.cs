using System.Globalization;
using System.Text;
using Wuxi.Edge.Native.Tests.Fakes;
using Wuxi.Edge.Native.Tests.References;

namespace Wuxi.Edge.Native.Tests;

/// <summary>A board with one of each driver, and all that came out of them as text. The same seed gives the same text.</summary>
internal sealed class BoardRun : IDisposable
{
    private const int Rate = 800;

    private readonly FakeFlashBoard _board = new(new NativeFlashMemory(2));
    private readonly StringBuilder _seen = new();
    private readonly byte[] _frame = new byte[FramedUart.LongestFrame];
    private readonly float[] _values = new float[VibrationFifo.MostValues];
    private readonly FramedUart _uart;
    private readonly SampledAnalog _analog;
    private readonly PulseCounter _pulses;
    private readonly VibrationFifo _vibration;
    private readonly DigitalEvents _events = new();
    private readonly int _contact;

    public BoardRun(int seed)
    {
        var mains = new MainsModel(seed, 50 + (0.01 * seed), 0.3);
        var line = new FakeLine();
        for (int i = 0; i < 40; i++)
        {
            line.Say([0xAA, 0xC0, (byte)(i + seed), 0, 0, 0, 0, 0, (byte)(i + seed), 0xAB], (i + 1) * 1000000L);
        }

        _board.Lines[1] = line;
        _board.Channels[0] = atUs => MainsModel.Counts(mains.Volts(atUs));
        _board.Inputs[4] = FakeInput.Random(seed, 500, 300000);
        _board.Inputs[5] = FakeInput.Random(seed + 1000, 200, 500000);
        _board.Fifos[6] = new FakeFifo(VibrationPart.RawInt16, (axis, i) => (short)((seed + 1) * (i % (7 + axis))));
        _board.Enter();
        _uart = new FramedUart(1, Framer.Sds011, 9600, 0, 0);
        _analog = new SampledAnalog([0], Rate, Rate);
        _analog.Start();
        _pulses = new PulseCounter(0, 4, 200, PulseEdges.Rising);
        _vibration = new VibrationFifo(VibrationPart.RawInt16, 1, 6, Rate, 16, 0);
        _contact = _events.Open(5, 10000, 0);
    }

    public string Seen => _seen.ToString();

    /// <summary>Lets its firmware run up to an instant. Any thread, but one at a time.</summary>
    public void RunTo(long untilUs)
    {
        _board.Enter();
        _board.UptimeUs = untilUs;
        for (int length = _uart.Take(_frame); length >= 0; length = _uart.Take(_frame))
        {
            Write($"frame {_uart.TimeUs} {Convert.ToHexString(_frame, 0, length)}");
        }

        for (int count = _analog.Take(_values); count >= 0; count = _analog.Take(_values))
        {
            Write($"analog {_analog.TimeUs} {string.Join(' ', _values[..count])}");
        }

        for (int count = _vibration.Take(_values); count >= 0; count = _vibration.Take(_values))
        {
            Write($"vibration {_vibration.TimeUs} {string.Join(' ', _values[..count])}");
        }

        for (int input = _events.Take(); input >= 0; input = _events.Take())
        {
            Write($"event {input == _contact} {_events.Level} {_events.TimeUs} {_events.LostBefore}");
        }

        Write($"pulses {_pulses.Total()} {_pulses.RateMillihertz()} {_pulses.Count(PulseCount.JournalWrites)}");
    }

    public void Dispose()
    {
        _uart.Dispose();
        _analog.Dispose();
        _pulses.Dispose();
        _vibration.Dispose();
        _events.Dispose();
    }

    private void Write(FormattableString text) => _seen.AppendLine(text.ToString(CultureInfo.InvariantCulture));
}
