using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Yaml;

/// <summary>Collects the faults of one file, so that all are reported in one pass. Not thread safe.</summary>
/// <param name="file">Name of the file, for messages.</param>
public sealed class YamlFaults(string file)
{
    private readonly List<YamlFault> _all = [];

    /// <summary>The faults so far, in the order of the file.</summary>
    public IReadOnlyList<YamlFault> All => [.. _all.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>Name of the file.</summary>
    public string File => file;

    /// <summary>Notes a fault at a place in the file.</summary>
    public void Add(Mark at, string message) => _all.Add(new YamlFault(file, at.Line, at.Column, message));

    /// <summary>Notes a fault at a node of the file.</summary>
    public void Add(YamlNode at, string message) => Add(at.Start, message);

    /// <summary>Notes "found X, expected Y" at a node of the file.</summary>
    public void AddExpected(YamlNode at, string what, string expected) =>
        Add(at, string.Create(CultureInfo.InvariantCulture, $"{what}: found {Describe(at)}, expected {expected}"));

    /// <summary>A node in words, for messages.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => $"'{Shorten(scalar.Value)}'",
        YamlSequenceNode sequence => string.Create(CultureInfo.InvariantCulture, $"a list of {sequence.Children.Count}"),
        YamlMappingNode => "a block of keys",
        _ => "something else",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
