namespace Wuxi.Edge.Nano.Tests.Rules;

/// <summary>A place in a source that the device would not execute as written.</summary>
/// <param name="Rule">Name of the rule, as in the first line of <c>tests/cases/nano/rules/*.cs</c>.</param>
/// <param name="File">Path of the source.</param>
/// <param name="Line">1…</param>
/// <param name="Text">The offending text.</param>
internal sealed record Violation(string Rule, string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Rule}: {Text}";
}
