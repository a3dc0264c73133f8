namespace Wuxi.Edge.Workshop.Yaml;

/// <summary>What may be used as an id in our files: safe in MQTT topics, file names and certificates alike.</summary>
public static class Identifiers
{
    /// <summary>1 to 64 ASCII letters, digits, '-', '_' or '.'.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= 64 && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
