using System.Device.Gpio;
using System.Diagnostics;
using Wuxi.Edge.Gpio.Emulated;

namespace Wuxi.Edge.Gpio.Tests;

public sealed class EmulatedPinsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "wuxi-edge-pins-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Another_view_of_the_file_sees_levels_and_edges()
    {
        using EmulatedPins driver = EmulatedPins.Open(_path);
        using EmulatedPins observer = EmulatedPins.Open(_path);
        long before = Stopwatch.GetTimestamp();

        driver.Write(17, true);
        driver.Write(17, true);
        driver.Write(27, true);
        driver.Write(17, false);

        Assert.False(observer.Read(17));
        Assert.True(observer.Read(27));
        IReadOnlyList<PinEdge> edges = observer.ReadEdges(0);
        Assert.Equal([(1, 17, true), (2, 27, true), (3, 17, false)], edges.Select(edge => (edge.Sequence, edge.Pin, edge.IsHigh)));
        Assert.All(edges, edge => Assert.InRange(edge.Ticks, before, Stopwatch.GetTimestamp()));
        Assert.Equal(3, Assert.Single(observer.ReadEdges(2)).Sequence);
    }

    [Fact]
    public void Levels_outlive_the_process_that_drove_them()
    {
        using (EmulatedPins driver = EmulatedPins.Open(_path))
        {
            driver.Write(5, true);
        }

        using EmulatedPins again = EmulatedPins.Open(_path);
        Assert.True(again.Read(5));
    }

    [Fact]
    public void An_observer_that_is_far_behind_gets_the_newest_edges_only()
    {
        using EmulatedPins driver = EmulatedPins.Open(_path);
        for (int i = 0; i < EmulatedPins.EdgeCapacity + 10; i++)
        {
            driver.Write(1, i % 2 == 0);
        }

        IReadOnlyList<PinEdge> edges = driver.ReadEdges(0);
        Assert.Equal(EmulatedPins.EdgeCapacity, edges.Count);
        Assert.Equal(11, edges[0].Sequence);
    }

    [Fact]
    public void A_pin_is_used_as_the_real_controller_demands()
    {
        Environment.SetEnvironmentVariable(EmulatedPins.PathVariable, _path);
        using var controller = new GpioController();
        Assert.Throws<InvalidOperationException>(() => controller.Write(17, PinValue.High));
        using GpioPin pin = controller.OpenPin(17);
        Assert.Throws<InvalidOperationException>(() => controller.OpenPin(17));
        Assert.Throws<InvalidOperationException>(() => pin.Write(PinValue.High));
        pin.SetPinMode(PinMode.Output);
        pin.Write(PinValue.High);
        Assert.Equal(PinValue.High, pin.Read());
        pin.Toggle();
        Assert.Equal(PinValue.Low, controller.Read(17));
        Assert.Throws<ArgumentException>(() => controller.OpenPin(EmulatedPins.Count));
    }
}
