using System.Globalization;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>A case of <c>tests/cases/PART</c>: lines "word rest"; <c>#</c> begins a comment, frames are hex.</summary>
internal sealed class SensorCase
{
    private readonly List<(string Word, string Content)> _lines = [];

    private SensorCase(string path)
    {
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            _lines.Add((parts[0], parts.Length > 1 ? parts[1] : ""));
        }
    }

    public static TheoryData<string> Names(string part) =>
        [.. Directory.GetFiles(Repository.Cases(part), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    public static SensorCase Read(string part, string name) => new(Path.Combine(Repository.Cases(part), name + ".txt"));

    /// <summary>All lines, in order.</summary>
    public IReadOnlyList<(string Word, string Content)> Lines => _lines;

    public string? Find(string word) => _lines.Where(line => line.Word == word).Select(line => line.Content).FirstOrDefault();

    public string Text(string word) => Find(word) ?? throw new InvalidDataException($"no line '{word}'");

    public double Number(string word, double byDefault) => Find(word) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : byDefault;

    /// <summary>What stands behind a word, line by line.</summary>
    public IReadOnlyList<string[]> All(string word) => [.. _lines.Where(line => line.Word == word).Select(line => line.Content.Split(' '))];

    /// <summary>All frames that stand behind a word.</summary>
    public IReadOnlyList<byte[]> Frames(string word) =>
        [.. _lines.Where(line => line.Word == word).Select(line => Convert.FromHexString(line.Content.Replace(" ", "", StringComparison.Ordinal)))];

    /// <summary>Metric and what is expected of it: a number, or the name of a reason.</summary>
    public IReadOnlyList<(string Metric, string Result)> Expectations =>
        [.. _lines.Where(line => line.Word == "expect").Select(line => line.Content.Split(' ')).Select(parts => (parts[0], parts[1]))];

    /// <summary>A result in the form of an expectation.</summary>
    public static string Describe(int reason, double value) => reason == ReasonCode.None
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : typeof(ReasonCode).GetFields().Single(field => (int)field.GetRawConstantValue()! == reason).Name;

    /// <summary>Compares with the expectations of all metrics of a part, numbers as far as the cases write them out.</summary>
    public static void AssertClose(IReadOnlyList<(string Metric, string Result)> expectations, string[] metrics, Sensor sensor)
    {
        Assert.Equal(expectations.Select(expectation => expectation.Metric), metrics);
        for (int i = 0; i < metrics.Length; i++)
        {
            string result = Describe(sensor.Reason(i), sensor.Value(i));
            if (double.TryParse(expectations[i].Result, CultureInfo.InvariantCulture, out double expected)
                && double.TryParse(result, CultureInfo.InvariantCulture, out double value))
            {
                Assert.Equal(expected, value, 5e-5);
            }
            else
            {
                Assert.Equal($"{metrics[i]} {expectations[i].Result}", $"{metrics[i]} {result}");
            }
        }
    }
}
