using System.Globalization;
using Wuxi.Edge.Abstractions;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Yaml;

/// <summary>
/// A block of keys of a YAML file, read key by key. Every getter notes a fault when the key is missing (if required)
/// or is not of the form asked for, and then returns a stand-in, so that reading goes on and finds all faults.
/// <see cref="Done"/> reports keys that nobody asked for. Not thread safe.
/// </summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly YamlFaults _faults;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <param name="node">The block.</param>
    /// <param name="what">What it is, for messages, e.g. "alarm".</param>
    /// <param name="faults">Where faults go.</param>
    public YamlMap(YamlMappingNode node, string what, YamlFaults faults)
    {
        _node = node;
        _faults = faults;
        What = what;
    }

    /// <summary>What this block is, for messages.</summary>
    public string What { get; }

    /// <summary>The block itself, for faults that concern it whole.</summary>
    public YamlNode Node => _node;

    /// <summary>Where faults of this file go.</summary>
    public YamlFaults Faults => _faults;

    /// <summary>All keys, in the order of the file.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The node under a key, or null; the key counts as known from now on.</summary>
    public YamlNode? Find(string key)
    {
        _known.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;
    }

    /// <summary>The node under a key, or the block when the key is absent: where to point at.</summary>
    public YamlNode At(string key) => Find(key) ?? _node;

    /// <summary>Notes a fault at a key's value.</summary>
    public void Fault(string key, string message) => _faults.Add(At(key), $"{key}: {message}");

    /// <summary>Required text.</summary>
    public string Text(string key) => OptionalText(key) ?? Missing(key, "text", "");

    /// <summary>Text, or null when the key is absent.</summary>
    public string? OptionalText(string key)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            return null;
        }

        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        _faults.AddExpected(node, key, "text");
        return "";
    }

    /// <summary>Required identifier: ASCII letters, digits, '-', '_' and '.', 1 to 64 of them.</summary>
    public string Id(string key)
    {
        string text = Text(key);
        if (text.Length > 0 && !Identifiers.IsValid(text))
        {
            _faults.AddExpected(At(key), key, "1 to 64 ASCII letters, digits, '-', '_' or '.'");
        }

        return text;
    }

    /// <summary>Required number within a closed range.</summary>
    public double Number(string key, double min, double max) =>
        Find(key) is null ? Missing(key, "a number", min) : OptionalNumber(key, min, max) ?? min;

    /// <summary>Number within a closed range, or null when the key is absent. A unit after a space is allowed and ignored ("150 Ohm").</summary>
    public double? OptionalNumber(string key, double min, double max)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            return null;
        }

        if (node is YamlScalarNode { Value: { } text } &&
            double.TryParse(text.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) &&
            number >= min && number <= max)
        {
            return number;
        }

        _faults.AddExpected(node, key, Range("a number", min, max));
        return min;
    }

    /// <summary>Whole number within a closed range; <paramref name="fallback"/> when absent, or a fault when that is null.</summary>
    public int Integer(string key, int min, int max, int? fallback = null)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            return fallback ?? Missing(key, Range("a whole number", min, max), min);
        }

        if (node is YamlScalarNode { Value: { } text } &&
            int.TryParse(text.Split(' ')[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) &&
            number >= min && number <= max)
        {
            return number;
        }

        _faults.AddExpected(node, key, Range("a whole number", min, max));
        return min;
    }

    /// <summary>True or false; <paramref name="fallback"/> when absent.</summary>
    public bool Boolean(string key, bool fallback) =>
        Choice(key, [("true", true), ("false", false)], fallback);

    /// <summary>Duration in ms, e.g. <c>500ms</c>, <c>5s</c>, <c>2min</c>, <c>1h</c>; <paramref name="fallbackMs"/> when absent, or a fault when that is null.</summary>
    public int DurationMs(string key, int minMs, int maxMs, int? fallbackMs = null)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            return fallbackMs ?? Missing(key, "a duration such as 500ms, 5s, 2min or 1h", minMs);
        }

        if (node is YamlScalarNode { Value: { } text } && Durations.TryParseMs(text, out long ms) && ms >= minMs && ms <= maxMs)
        {
            return (int)ms;
        }

        _faults.AddExpected(node, key, $"a duration from {Durations.Format(minMs)} to {Durations.Format(maxMs)}, such as 500ms, 5s, 2min or 1h");
        return minMs;
    }

    /// <summary>One of a few words; <paramref name="fallback"/> when absent, or a fault when that is null.</summary>
    public T Choice<T>(string key, IReadOnlyList<(string Word, T Value)> choices, T? fallback = null)
        where T : struct
    {
        string words = string.Join(", ", choices.Select(choice => choice.Word));
        YamlNode? node = Find(key);
        if (node is null)
        {
            return fallback ?? Missing(key, "one of " + words, choices[0].Value);
        }

        foreach ((string word, T value) in choices)
        {
            if (node is YamlScalarNode scalar && scalar.Value == word)
            {
                return value;
            }
        }

        _faults.AddExpected(node, key, "one of " + words);
        return choices[0].Value;
    }

    /// <summary>A name in Chinese and English: <c>{ zh: …, en: … }</c>, or one text for both; <paramref name="fallback"/> when absent, or a fault when that is null.</summary>
    public LocalizedText Localized(string key, string? fallback = null)
    {
        YamlNode? node = Find(key);
        switch (node)
        {
            case null when fallback is not null:
                return new LocalizedText(fallback, fallback);
            case null:
                return Missing(key, "a name such as { zh: 车间, en: Workshop }", new LocalizedText("", ""));
            case YamlScalarNode { Value.Length: > 0 } scalar:
                return new LocalizedText(scalar.Value, scalar.Value);
            case YamlMappingNode mapping:
                var map = new YamlMap(mapping, key, _faults);
                var text = new LocalizedText(map.Text("zh"), map.Text("en"));
                map.Done();
                return text;
            default:
                _faults.AddExpected(node, key, "a name such as { zh: 车间, en: Workshop }");
                return new LocalizedText("", "");
        }
    }

    /// <summary>A nested block, or null when the key is absent (a fault when <paramref name="required"/>).</summary>
    public YamlMap? Map(string key, bool required = false)
    {
        YamlNode? node = Find(key);
        if (node is YamlMappingNode mapping)
        {
            return new YamlMap(mapping, key, _faults);
        }

        if (node is not null)
        {
            _faults.AddExpected(node, key, "a block of keys");
        }
        else if (required)
        {
            _ = Missing(key, "a block of keys", 0);
        }

        return null;
    }

    /// <summary>A list of blocks; empty when the key is absent (a fault when <paramref name="required"/>).</summary>
    public IReadOnlyList<YamlMap> Items(string key, string what, bool required = false)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            return required ? Missing<IReadOnlyList<YamlMap>>(key, "a list", []) : [];
        }

        if (node is not YamlSequenceNode sequence)
        {
            _faults.AddExpected(node, key, "a list");
            return [];
        }

        var items = new List<YamlMap>();
        foreach (YamlNode child in sequence.Children)
        {
            if (child is YamlMappingNode mapping)
            {
                items.Add(new YamlMap(mapping, what, _faults));
            }
            else
            {
                _faults.AddExpected(child, what, "a block of keys");
            }
        }

        return items;
    }

    /// <summary>A list of texts with the place of each; null when the key is absent.</summary>
    public IReadOnlyList<(string Text, YamlNode At)>? Texts(string key)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            return null;
        }

        if (node is not YamlSequenceNode sequence)
        {
            _faults.AddExpected(node, key, "a list such as [a, b]");
            return [];
        }

        var texts = new List<(string, YamlNode)>();
        foreach (YamlNode child in sequence.Children)
        {
            if (child is YamlScalarNode { Value.Length: > 0 } scalar)
            {
                texts.Add((scalar.Value, scalar));
            }
            else
            {
                _faults.AddExpected(child, key, "text");
            }
        }

        return texts;
    }

    /// <summary>Reports every key that no getter asked for; call it last.</summary>
    public void Done()
    {
        foreach (YamlNode key in _node.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!_known.Contains(name))
            {
                _faults.Add(key, $"{What}: unknown key '{name}', expected one of {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
            }
        }
    }

    private T Missing<T>(string key, string expected, T standIn)
    {
        _faults.Add(_node, $"{What}: '{key}' is missing, expected {expected}");
        return standIn;
    }

    private static string Range(string kind, double min, double max) => (min, max) switch
    {
        (double.MinValue, double.MaxValue) => kind,
        (_, double.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"{kind} of at least {min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{kind} from {min} to {max}"),
    };
}
