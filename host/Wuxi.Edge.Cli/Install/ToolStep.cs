namespace Wuxi.Edge.Cli.Install;

/// <summary>One call of a program. Immutable.</summary>
/// <param name="What">What it is for, in words.</param>
/// <param name="Program">Name of the program.</param>
/// <param name="Arguments">Its arguments, one by one.</param>
/// <param name="Folder">Where it runs; empty for here.</param>
internal sealed record ToolStep(string What, string Program, IReadOnlyList<string> Arguments, string Folder = "")
{
    /// <summary>As one would type it.</summary>
    public override string ToString() => (Folder.Length == 0 ? "" : $"cd {Quote(Folder)} && ") + string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    private static string Quote(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:\\".Contains(c)) ? word : $"\"{word}\"";
}
