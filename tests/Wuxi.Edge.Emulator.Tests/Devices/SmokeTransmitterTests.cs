using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>Optical density to volts: 4…20 mA over 150 ohm, with NE 43 bands.</summary>
public class SmokeTransmitterTests
{
    [Theory]
    [InlineData(0, 0.6)]
    [InlineData(1, 1.8)]
    [InlineData(2, 3.0)]
    [InlineData(-1, 0.57)] // held at 3.8 mA
    [InlineData(9, 3.075)] // held at 20.5 mA
    public void Turns_optical_density_into_volts_over_the_shunt(double opticalDensity, double volts) =>
        Assert.Equal(volts, Transmitter(new ConstantSignal(opticalDensity), LoopState.Normal).VoltsAt(0), 9);

    [Fact]
    public void A_broken_wire_is_no_current_and_a_bridged_transmitter_far_too_much()
    {
        Assert.Equal(0, Transmitter(new ConstantSignal(1), LoopState.Open).VoltsAt(0));
        Assert.True(Transmitter(new ConstantSignal(1), LoopState.Short).MilliamperesAt(0) >= 21);
        // The converter ends at 3.3 V, and even that must be in the failure band.
        Assert.True(3.3 / 150 * 1000 >= 21);
    }

    [Fact]
    public void A_drill_steps_the_volts_and_notes_the_first_reading_after_it()
    {
        EmulatedSmokeTransmitter transmitter = Transmitter(new ConstantSignal(0), LoopState.Normal);
        Assert.Equal(0.6, transmitter.VoltsAt(0), 9);
        long step = transmitter.Drill.Step(2);
        Assert.Equal(0, transmitter.Drill.Steps[0].ReadTimestamp);
        Assert.Equal(3.0, transmitter.VoltsAt(1), 9);
        FireDrillStep first = transmitter.Drill.Steps[0];
        Assert.Equal(step, first.StepTimestamp);
        Assert.True(first.ReadTimestamp >= step);
        Assert.Equal(3.0, transmitter.VoltsAt(2), 9);
        Assert.Equal(first, transmitter.Drill.Steps[0]);
        transmitter.Drill.Step(null);
        Assert.Equal(0.6, transmitter.VoltsAt(3), 9);
        Assert.Equal(2, transmitter.Drill.Steps.Count);
    }

    private static EmulatedSmokeTransmitter Transmitter(Signal opticalDensity, LoopState loop) =>
        new("smoke-1", opticalDensity, 0, 2, 150, _ => loop);
}
