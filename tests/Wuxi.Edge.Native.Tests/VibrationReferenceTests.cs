using Wuxi.Edge.Native.Tests.References;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Every vibration feature against the formulas in double precision, over signals and rates; each axis has a signal of its own.</summary>
public sealed class VibrationReferenceTests
{
    private const int RangeG = 16;
    private const double Gravity = 2048;

    public static TheoryData<int> Rates => [800, 1600, 3200, 4000, 6400, 12000, 25600, 26667];

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_mixture_with_gravity_agrees(int rateHz) =>
        Agree(rateHz, new(0.05), axis => Turns(rateHz).Offset(Gravity - (axis * 1000)).Sine(900, 24.7 + (3 * axis)).Sine(300, 0.17 * rateHz).Sine(200, 0.31 * rateHz));

    [Theory]
    [MemberData(nameof(Rates))]
    public void Strong_noise_agrees(int rateHz) => Agree(rateHz, new(0), axis => Turns(rateHz).Offset(-2000).Noise(5000 - (1000 * axis), 7 + axis));

    [Theory]
    [MemberData(nameof(Rates))]
    public void Weak_noise_agrees(int rateHz) => Agree(rateHz, new(0.02), axis => Turns(rateHz).Offset(300).Noise(50 + axis, 17 + axis));

    [Theory]
    [InlineData(12000, 3100)]
    [InlineData(26667, 5400)]
    public void A_faulty_bearing_agrees(int rateHz, double resonanceHertz) =>
        Agree(rateHz, new(0.02), axis => Turns(rateHz).Offset(Gravity).Noise(60, 3 + axis).Sine(120, 29.2).Blows(4000 - (500 * axis), 107.4 + axis, resonanceHertz, 0.0007, 4));

    [Theory]
    [InlineData(3200)]
    [InlineData(12000)]
    public void A_slow_shaft_agrees(int rateHz) =>
        Agree(rateHz, new(0), axis => Turns(rateHz).Offset(Gravity).Noise(400, 5 + axis).Sine(800, 4.3 + axis), 5000);

    [Theory]
    [InlineData(12000)]
    [InlineData(26667)]
    public void A_clipped_signal_agrees(int rateHz) => Agree(rateHz, new(0.05), axis => Turns(rateHz).Sine(60000, 180 + axis).Noise(2000, 9 + axis));

    [Theory]
    [InlineData(3200)]
    [InlineData(26667)]
    public void A_part_at_rest_agrees(int rateHz) => Agree(rateHz, new(0.02), axis => Turns(rateHz).Offset(Gravity + 0.4).Noise(0.3 * axis, 11));

    [Theory]
    [InlineData(3200, 300, 24.7)]
    [InlineData(12000, 2000, 159.155)]
    [InlineData(26667, 30000, 880)]
    public void A_pure_tone_agrees(int rateHz, double amplitude, double hertz) =>
        Agree(rateHz, VibrationFloor.PureTone, axis => Turns(rateHz).Sine(amplitude, hertz + axis));

    [Fact]
    public void One_g_rms_at_159_hertz_is_9_81_millimetres_a_second()
    {
        short[] sine = Turns(12000).Sine(Math.Sqrt(2) * Gravity, 159.155).Counts();
        Assert.All(
            VibrationAgreement.Check([sine, sine, sine], 12000, RangeG, VibrationFloor.PureTone),
            window => Assert.InRange(window[VibrationValue.VelocityRms], 9.76, 9.86));
    }

    // Three turns, so that each axis has its own.
    private static MachineSignal Turns(int rateHz) => new(3 * VibrationReference.TurnSamples(rateHz), rateHz);

    private static void Agree(int rateHz, VibrationFloor floor, Func<int, MachineSignal> axis, int shaftMillihertz = 0)
    {
        short[][] axes = [.. Enumerable.Range(0, 3).Select(i => axis(i).Counts())];
        Assert.Equal(3, VibrationAgreement.Check(axes, rateHz, RangeG, floor, shaftMillihertz, Math.Floor(rateHz / 250.0) + 0.25, rateHz / 100.0).Count);
    }
}
