using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wuxi.Edge.Nano.Tests.Rules;

/// <summary>Visits one source file and notes what a rule refuses.</summary>
internal abstract class RuleWalker(ICollection<Violation> found) : CSharpSyntaxWalker(SyntaxWalkerDepth.Token)
{
    protected void Refuse(string rule, SyntaxNodeOrToken at)
    {
        string text = at.ToString().ReplaceLineEndings(" ");
        found.Add(new Violation(
            rule,
            at.SyntaxTree!.FilePath,
            at.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1,
            text.Length <= 80 ? text : text[..80] + "…"));
    }
}
