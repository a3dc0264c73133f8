using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Nano.Tests.Api;

namespace Wuxi.Edge.Nano.Tests.Rules;

/// <summary>
/// Refuses C# that the compiler takes and the nanoFramework 1.x runtime does not execute, or executes as something else.
/// Every rule was measured on the real interpreter; see <c>tests/cases/nano/rules</c> for one example of each.
/// </summary>
internal static class DeviceRules
{
    // "Feature is not available in C# 9.0": compiled anyway, C# above 9 adds attribute classes of its own, which shift the
    // table of native methods.
    private const string FeatureNotAvailable = "CS8773";

    /// <summary>The sources as the device's build sees them: C# 9, against the declarations of the real packages.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> files, params IEnumerable<MetadataReference> others)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp9);
        return CSharpCompilation.Create(
            "device",
            files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
            RefsCompilation.Instance.References.Concat(others),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    public static IReadOnlyList<Violation> Check(CSharpCompilation compilation)
    {
        var found = new List<Violation>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            new SyntaxRules(found).Visit(tree.GetRoot());
            new MeaningRules(model, found).Visit(tree.GetRoot());
            new ThreadRules(model, found).Visit(tree.GetRoot());
        }

        found.AddRange(compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Id == FeatureNotAvailable)
            .Select(diagnostic => new Violation(
                "csharp-above-9",
                diagnostic.Location.SourceTree!.FilePath,
                diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
                diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))));
        return found;
    }
}
