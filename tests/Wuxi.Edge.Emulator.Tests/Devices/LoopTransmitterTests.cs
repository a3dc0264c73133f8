using Wuxi.Edge.Emulator.Devices;
using Wuxi.Edge.Emulator.Devices.Gas420;
using Wuxi.Edge.Emulator.Devices.Noise420;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Devices.Temperature420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>Gas, noise and temperature as currents, with what each transmitter does when it does not measure.</summary>
public class LoopTransmitterTests
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(25, 8)]
    [InlineData(100, 20)]
    [InlineData(150, 20.5)]
    [InlineData(-50, 3.8)]
    public void Gas_is_a_current(double percent, double milliamperes) =>
        Assert.Equal(milliamperes, Gas(percent, LoopState.Normal).MilliamperesAt(0), 9);

    [Fact]
    public void A_detector_that_does_not_measure_holds_a_current_of_its_own_as_long_as_the_wires_are_whole()
    {
        EmulatedGasDetector detector = Gas(50, LoopState.Normal);
        detector.HeldMilliamperes = 2;
        Assert.Equal(0.3, detector.VoltsAt(0), 9);
        detector.HeldMilliamperes = null;
        Assert.Equal(1.8, detector.VoltsAt(0), 9);
        EmulatedGasDetector cut = Gas(50, LoopState.Open);
        cut.HeldMilliamperes = 2;
        Assert.Equal(0, cut.VoltsAt(0));
        Assert.True(Gas(50, LoopState.Short).MilliamperesAt(0) >= 21);
    }

    [Fact]
    public void Sound_and_temperature_have_their_own_scales()
    {
        EmulatedLoopTransmitter noise = new EmulatedNoiseTransmitter("noise-1", new ConstantSignal(80), 30, 130, 150, _ => LoopState.Normal);
        Assert.Equal(12, noise.MilliamperesAt(0), 9);
        var temperature = new EmulatedTemperatureTransmitter("t-1", new ConstantSignal(-50), -50, 150, 150, _ => LoopState.Normal);
        Assert.Equal(4, temperature.MilliamperesAt(0), 9);
        temperature.IsThermometerBroken = true;
        Assert.True(temperature.MilliamperesAt(0) >= 21);
    }

    private static EmulatedGasDetector Gas(double percent, LoopState loop) =>
        new("gas-1", new ConstantSignal(percent), 0, 100, 150, _ => loop);
}
