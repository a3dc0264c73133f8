using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Wuxi.Edge.Native.Tests.References;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Native.Tests;

/// <summary>The vibration features of real bearings against the formulas in double precision.</summary>
public sealed class MeasuredVibrationTests
{
    private const int CwruHz = 12000;
    private const int CwruRangeG = 16;
    private const int FemtoHz = 25600;
    private const int FemtoRangeG = 64;
    private const int BurstSamples = 2560;
    private const double StandardGravity = 9.80665;

    // Of an SKF 6205: blows a revolution on the outer and inner race, of the balls, and revolutions of the cage.
    private const double OuterRace = 3.5848;
    private const double InnerRace = 5.4152;
    private const double Ball = 4.7135;
    private const double Cage = 0.3983;

    public static TheoryData<string> CwruFiles =>
        [.. Directory.GetFiles(Data("cwru"), "*_12k.f32.gz").Select(path => Path.GetFileName(path)!).Order()];

    // First turn of each test: while the bearing is sound, and when it fails.
    public static TheoryData<int> FemtoTurns => [0, 5];

    [MeasuredTheory("cwru")]
    [MemberData(nameof(CwruFiles))]
    public void A_bearing_with_a_fault_agrees_and_the_fault_is_found(string name)
    {
        // 1797/min without load, 1750/min with two horsepower.
        double shaft = name.Contains("load0", StringComparison.Ordinal) ? 1797 / 60.0 : 1750 / 60.0;
        short[] counts = CountsOf(Read(name), CwruRangeG);
        List<float[]> windows = VibrationAgreement.Check(
            [counts, counts, counts], CwruHz, CwruRangeG, new(0), 0, OuterRace * shaft, InnerRace * shaft, Ball * shaft, Cage * shaft);
        Assert.Equal(2, windows.Count);
        double? fault = name[..2] switch { "OR" => OuterRace * shaft, "IR" => InnerRace * shaft, _ => null };
        foreach (float[] window in windows)
        {
            // The balls slip: within 1 % of what the geometry says.
            Assert.True(fault is null || Math.Abs(window[VibrationValue.StrongestHertz] - fault.Value) < 0.015 * fault, $"{window[VibrationValue.StrongestHertz]} Hz");
        }
    }

    [MeasuredTheory("cwru")]
    [InlineData("Normal_load0_97_DE_48k_firsthalf.f32.gz")]
    public void A_sound_bearing_agrees(string name)
    {
        double[] fine = Read(name);

        // 48 to 12 kHz by a windowed sinc. That is less than a turn: the recording runs forth and back.
        const int Half = 64;
        double[] taps = [.. Enumerable.Range(-Half, (2 * Half) + 1).Select(i =>
            (i == 0 ? 1 : Math.Sin(Math.PI * i / 4) / (Math.PI * i / 4)) / 4 * (0.5 + (0.5 * Math.Cos(Math.PI * i / (Half + 1)))))];
        var coarse = new List<double>();
        for (int i = Half; i + Half < fine.Length; i += 4)
        {
            coarse.Add(taps.Select((tap, k) => tap * fine[i - Half + k]).Sum());
        }

        short[] counts = CountsOf([.. coarse, .. Enumerable.Reverse(coarse)], CwruRangeG);
        float[] window = Assert.Single(VibrationAgreement.Check([counts, counts, counts], CwruHz, CwruRangeG, new(0.02)));
        Assert.InRange(window[VibrationValue.Kurtosis], 2.5, 3.5);
    }

    [MeasuredTheory("femto")]
    [MemberData(nameof(FemtoTurns))]
    public void A_bearing_run_to_failure_agrees(int firstTurn)
    {
        // Bursts of 2560 samples, one in 100 s, are put one behind the other: 32.3 of them make a turn.
        int turn = VibrationReference.TurnSamples(FemtoHz);
        (List<int> files, double[] horizontal, double[] vertical) = ReadFemto(firstTurn * turn, 3 * turn);
        short[] x = CountsOf(horizontal, FemtoRangeG);
        short[] y = CountsOf(vertical, FemtoRangeG);
        List<float[]> windows = VibrationAgreement.Check([x, y, x], FemtoHz, FemtoRangeG, new(0.02), 0, 168, 222);
        Assert.Equal(3, windows.Count);

        // The RMS of the whole files as they were published, each with as much of it as is in the turn.
        Dictionary<int, double[]> published = File.ReadLines(Path.Combine(Data("femto"), "Bearing1_1_rms_all.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(words => Number(words[0]), words => words[2..4].Select(Value).ToArray());
        for (int k = 0; k < 3; k++)
        {
            int column = k == 1 ? 1 : 0;
            double square = files.GetRange(k * turn, turn).CountBy(file => file)
                .Sum(part => part.Value * Math.Pow(published[part.Key][column], 2)) / turn;
            double found = windows[k][VibrationValue.AccelerationRms] / StandardGravity;
            Assert.InRange(found, 0.99 * Math.Sqrt(square), 1.01 * Math.Sqrt(square));
        }
    }

    private static string Data(string folder) => Path.Combine(Repository.MeasuredData ?? "", folder);

    private static double[] Read(string name)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Data("cwru"), name)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return [.. MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray().Select(value => (double)value)];
    }

    // Columns: file_index,hour,minute,second,microsecond,horiz_g,vert_g.
    private static (List<int> Files, double[] Horizontal, double[] Vertical) ReadFemto(int skip, int count)
    {
        using var text = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(Data("femto"), "Bearing1_1_acc_every10.csv.gz")), CompressionMode.Decompress));
        Assert.Equal("file_index,hour,minute,second,microsecond,horiz_g,vert_g", text.ReadLine());
        for (int i = 0; i < skip; i++)
        {
            text.ReadLine();
        }

        var files = new List<int>(count);
        double[] horizontal = new double[count];
        double[] vertical = new double[count];
        for (int i = 0; i < count; i++)
        {
            string[] words = text.ReadLine()!.Split(',');
            files.Add(Number(words[0]));
            horizontal[i] = Value(words[5]);
            vertical[i] = Value(words[6]);
        }

        Assert.Equal(BurstSamples, files.Count(file => file == files[count / 2]));
        return (files, horizontal, vertical);
    }

    private static short[] CountsOf(double[] g, int rangeG) =>
        [.. g.Select(value => (short)Math.Clamp(Math.Round(value / rangeG * 32768), short.MinValue, short.MaxValue))];

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static double Value(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
