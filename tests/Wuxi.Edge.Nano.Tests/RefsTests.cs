using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Nano.Tests.Api;

namespace Wuxi.Edge.Nano.Tests;

/// <summary>What nanocheck compiles against is what the real packages offer: nothing more, nothing less.</summary>
public class RefsTests
{
    private static readonly ApiList Real = ApiList.OfTheRealPackages();

    public static TheoryData<string> Assemblies => [.. Real.Assemblies.Keys];

    [Fact]
    public void There_is_one_project_for_each_real_assembly() =>
        Assert.Equal(Real.Assemblies.Keys, RefsCompilation.Instance.Compilations.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_declarations_compile(string assembly) =>
        Assert.Empty(RefsCompilation.Instance.Compilations[assembly].GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_version_is_the_real_ones(string assembly) =>
        Assert.Equal(Real.Versions[assembly], RefsCompilation.Version(assembly));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_member_is_declared_and_no_other(string assembly)
    {
        CSharpCompilation compilation = RefsCompilation.Instance.Compilations[assembly];
        var declared = ApiPrinter.Print(ApiPrinter.VisibleTypes(compilation.Assembly.GlobalNamespace));
        string[] invented = [.. ApiList.Beyond(declared, Real.Assemblies[assembly])];
        string[] missing = [.. ApiList.Beyond(Real.Assemblies[assembly], declared)];
        Assert.True(
            invented.Length + missing.Length == 0,
            $"{assembly}: not in the real package: {string.Join("; ", invented)} | not declared: {string.Join("; ", missing)}");
    }
}
