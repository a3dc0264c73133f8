using System.Globalization;

namespace Wuxi.Edge.Testing.Sparkplug;

/// <summary>One line of a script: a verb, a target, options and metrics.</summary>
public sealed class ScriptLine
{
    private readonly Dictionary<string, string> _options = [];

    public ScriptLine(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Verb = words[0];
        Words = [.. words.Skip(1).Where(word => word[0] != '.' && !word.Contains('='))];
        Metrics = [.. words.Skip(1).Where(word => word[0] == '.')];
        foreach (string word in words.Skip(1).Where(word => word[0] != '.'))
        {
            string[] parts = word.Split('=', 2);
            _options[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }
    }

    public string Verb { get; }

    /// <summary>Words that are no options with a value.</summary>
    public string[] Words { get; }

    public string[] Metrics { get; }

    public bool Has(string key) => _options.ContainsKey(key);

    public long Number(string key) => long.Parse(_options[key], CultureInfo.InvariantCulture);

    public ulong Hex(string key) => ulong.Parse(_options[key], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public long NumberOr(string key, long otherwise) => Has(key) ? Number(key) : otherwise;

    public string Text(string key) => _options[key];
}
