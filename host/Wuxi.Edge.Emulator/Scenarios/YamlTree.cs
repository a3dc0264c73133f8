using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>Small changes to a YAML tree.</summary>
internal static class YamlTree
{
    /// <summary>The text under a key, or null.</summary>
    public static string? Get(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? (node as YamlScalarNode)?.Value : null;

    /// <summary>The list under a key; empty when there is none.</summary>
    public static YamlSequenceNode List(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) && node is YamlSequenceNode list ? list : [];

    /// <summary>The blocks of the list under a key.</summary>
    public static IEnumerable<YamlMappingNode> Items(this YamlMappingNode map, string key) =>
        map.List(key).Children.OfType<YamlMappingNode>();

    /// <summary>Puts text under a key.</summary>
    public static void Set(this YamlMappingNode map, string key, string value) =>
        map.Children[new YamlScalarNode(key)] = new YamlScalarNode(value);

    /// <summary>A copy of its own of a block and all below it.</summary>
    public static YamlMappingNode Clone(this YamlMappingNode map)
    {
        var clone = new YamlMappingNode { Style = map.Style };
        foreach ((YamlNode key, YamlNode value) in map.Children)
        {
            clone.Add(CloneNode(key), CloneNode(value));
        }

        return clone;
    }

    private static YamlNode CloneNode(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Clone(),
        YamlSequenceNode list => new YamlSequenceNode(list.Children.Select(CloneNode)) { Style = list.Style },
        YamlScalarNode scalar => new YamlScalarNode(scalar.Value) { Style = scalar.Style },
        _ => throw new YamlException(node.Start, node.End, "an alias cannot be copied"),
    };
}
