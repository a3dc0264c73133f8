using System.Buffers.Binary;
using Wuxi.Edge.Emulator.Devices.Vibration;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The words of the emulated FIFOs against the motion they are made of, taken apart here by the data sheets.</summary>
public class AccelerometerTests
{
    private const int Samples = 8000;

    [Theory]
    [InlineData(VibrationPart.Iis3dwb, 26_667, 16)]
    [InlineData(VibrationPart.Iis3dwb, 26_667, 2)]
    [InlineData(VibrationPart.Adxl355, 4000, 2)]
    [InlineData(VibrationPart.Adxl355, 4000, 8)]
    [InlineData(VibrationPart.Adxl345, 3200, 16)]
    public void Words_are_the_motion_in_counts(int part, int rateHz, int rangeG)
    {
        INativeFifo fifo = Accelerometer(part, 2, 0, 0).Open(part, rateHz, rangeG, 0)!;
        byte[] word = new byte[fifo.SampleBytes];
        double perCount = part switch { VibrationPart.Iis3dwb => 0.0305e-3 * rangeG, VibrationPart.Adxl355 => 1.95e-6 * rangeG, _ => 3.9e-3 } * 9.80665;
        double amplitude = 0.002 * Math.Sqrt(2) * 2 * Math.PI * 25;
        for (var index = 0; index < Samples; index++)
        {
            fifo.Sample(index, word);
            double seconds = (index + 1) / (double)rateHz;
            for (var axis = 0; axis < 3; axis++)
            {
                double expected = (axis == 2 ? 9.80665 : 0) + (amplitude * Math.Sin(2 * Math.PI * ((25 * seconds) + (axis / 4.0))));
                Assert.InRange(Counts(part, axis, word) * perCount, expected - (0.51 * perCount) - 1e-5, expected + (0.51 * perCount) + 1e-5);
            }
        }
    }

    [Fact]
    public void Noise_and_blows_have_their_strength()
    {
        double[] noise = Read(Accelerometer(VibrationPart.Iis3dwb, 0, 0.5, 0));
        Assert.Equal(0.5, Math.Sqrt(noise.Average(value => value * value)), 0.01);
        double[] blows = Read(Accelerometer(VibrationPart.Iis3dwb, 0, 0, 5));
        Assert.InRange(blows.Max(Math.Abs), 4.7, 5.01);
        double square = blows.Average(value => value * value);

        // Of a sine 1.5: a blow has rung away long before the next.
        Assert.InRange(blows.Average(value => Math.Pow(value, 4)) / (square * square), 6, 30);
    }

    [Fact]
    public void It_answers_only_as_what_it_is_and_not_while_it_is_silent()
    {
        Assert.Null(Accelerometer(VibrationPart.Adxl355, 1, 0, 0).Open(VibrationPart.Iis3dwb, 26_667, 16, 0));
        var faults = new NodeFaults("n", [new FaultDefinition(FaultKind.Silent, 1000, 1000, "n", "a", 0)]);
        EmulatedAccelerometer accelerometer = Accelerometer(VibrationPart.Adxl355, 1, 0, 0, faults);
        Assert.Null(accelerometer.Open(VibrationPart.Adxl355, 4000, 8, 1_500_000_000));
        INativeFifo fifo = accelerometer.Open(VibrationPart.Adxl355, 4000, 8, 0)!;
        byte[] word = new byte[9];
        fifo.Sample(6000, word);
        Assert.All(word, value => Assert.Equal(0, value));
        fifo.Sample(9000, word);
        Assert.Equal(1, word[2] & 1);
    }

    private static int Counts(int part, int axis, byte[] word) => part switch
    {
        VibrationPart.Iis3dwb => BinaryPrimitives.ReadInt16LittleEndian(word.AsSpan(1 + (2 * axis))),
        VibrationPart.Adxl355 => ((sbyte)word[3 * axis] << 12) | (word[(3 * axis) + 1] << 4) | (word[(3 * axis) + 2] >> 4),
        _ => BinaryPrimitives.ReadInt16LittleEndian(word.AsSpan(2 * axis)),
    };

    private static double[] Read(EmulatedAccelerometer accelerometer)
    {
        INativeFifo fifo = accelerometer.Open(VibrationPart.Iis3dwb, 26_667, 16, 0)!;
        byte[] word = new byte[7];
        var values = new double[26_667];
        for (var index = 0; index < values.Length; index++)
        {
            fifo.Sample(index, word);
            values[index] = Counts(VibrationPart.Iis3dwb, 0, word) * 0.0305e-3 * 16 * 9.80665;
        }

        return values;
    }

    private static EmulatedAccelerometer Accelerometer(int part, double velocity, double noise, double blow, NodeFaults? faults = null)
    {
        var signals = new Dictionary<string, Signal>
        {
            ["velocity-rms-x"] = new ConstantSignal(velocity),
            ["velocity-rms-y"] = new ConstantSignal(velocity),
            ["velocity-rms-z"] = new ConstantSignal(velocity),
            ["acceleration-rms"] = new ConstantSignal(noise),
            ["acceleration-peak"] = new ConstantSignal(blow),
        };
        return new EmulatedAccelerometer(new EmulatedAccelerometerOptions("a", part, 25, 4), new SignalSet(signals), faults ?? new NodeFaults("n", []));
    }
}
