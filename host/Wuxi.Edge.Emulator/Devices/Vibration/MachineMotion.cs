using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Vibration;

/// <summary>
/// The acceleration of a machine's housing, m/s²: see <see cref="EmulatedAccelerometer"/>. Blows come 3.5848 times a turn of the shaft (outer race of
/// an SKF 6205) and ring at a quarter of the sampling rate. A pure function of the sample; it remembers the signals of a millisecond.
/// </summary>
/// <param name="options">Shaft and seed.</param>
/// <param name="signals">The motion.</param>
/// <param name="rateHz">Samples a second.</param>
internal sealed class MachineMotion(EmulatedAccelerometerOptions options, SignalSet signals, int rateHz)
{
    private const double Gravity = 9.80665;
    private const double OuterRace = 3.5848;
    private const double RingingSamples = 60;

    private static readonly string[] Velocities = ["velocity-rms-x", "velocity-rms-y", "velocity-rms-z"];

    private readonly double[] _amplitudes = new double[3];
    private readonly ulong _seed = SeededHash.Derive(options.Seed, options.Id);
    private long _millisecond = -1;
    private double _noise;
    private double _blow;

    /// <summary>Acceleration along an axis (0 x, 1 y, 2 z).</summary>
    /// <param name="axis">Axis.</param>
    /// <param name="sample">Number of the sample, for the noise.</param>
    /// <param name="atNs">Its instant since the start of the emulation.</param>
    public double At(int axis, long sample, long atNs)
    {
        Look(atNs / EmulationTime.NsPerMs);
        double shaft = Turns(options.ShaftHertz, atNs);
        double value = (axis == 2 ? Gravity : 0) + (_amplitudes[axis] * Math.Sin(2 * Math.PI * (shaft + (axis / 4.0))));
        if (_noise > 0)
        {
            value += _noise * SeededHash.Normal(_seed, (sample * 3) + axis);
        }

        if (_blow > 0)
        {
            double samples = Turns(options.ShaftHertz * OuterRace, atNs) % 1 / (options.ShaftHertz * OuterRace) * rateHz;
            value += _blow * Math.Exp(-samples / RingingSamples) * Math.Sin(Math.PI / 2 * samples);
        }

        return value;
    }

    // Whole turns of the whole seconds are taken off first: the phase is as exact after a year as at the start.
    private static double Turns(double hertz, long atNs) =>
        (hertz * (atNs / 1_000_000_000) % 1) + (hertz * (atNs % 1_000_000_000) / 1e9);

    private void Look(long millisecond)
    {
        if (millisecond == _millisecond)
        {
            return;
        }

        _millisecond = millisecond;
        for (var axis = 0; axis < 3; axis++)
        {
            // v = a / (2 pi f), and mm/s.
            double velocity = Math.Max(0, signals.Of(Velocities[axis]).At(millisecond));
            _amplitudes[axis] = velocity / 1000 * Math.Sqrt(2) * 2 * Math.PI * options.ShaftHertz;
        }

        _noise = Math.Max(0, signals.Of("acceleration-rms").At(millisecond));
        _blow = Math.Max(0, signals.Of("acceleration-peak").At(millisecond));
    }
}
