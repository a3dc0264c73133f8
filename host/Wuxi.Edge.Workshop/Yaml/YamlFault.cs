namespace Wuxi.Edge.Workshop.Yaml;

/// <summary>One thing wrong with a YAML file. Immutable.</summary>
/// <param name="File">Name of the file as the user gave it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record YamlFault(string File, long Line, long Column, string Message)
{
    /// <summary><c>file:line:column: message</c>, which editors and terminals turn into a link.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
