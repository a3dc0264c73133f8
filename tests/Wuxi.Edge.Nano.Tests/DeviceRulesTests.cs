using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Nano.Tests.Rules;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests;

/// <summary>What compiles and then breaks on the device is refused here, and our firmware has none of it.</summary>
public partial class DeviceRulesTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Path.Combine(Repository.Cases("nano"), "rules"), "*.cs").Select(path => Path.GetFileName(path)!).Order()];

    private static readonly string[] Firmware = ["Wuxi.Edge.Wire", "Wuxi.Edge.Native", "Wuxi.Edge.Node", "Wuxi.Edge.Node.Device"];

    /// <summary>First line of a case: <c>// refused: rule (line n), … ; does not compile</c>, or <c>// passes</c>.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_is_refused_by_its_rule_at_its_line_and_by_no_other(string name)
    {
        string path = Path.Combine(Repository.Cases("nano"), "rules", name);
        string first = File.ReadLines(path).First();
        string[] expected = [.. Expectation().Matches(first).Select(match => match.Value).Order(StringComparer.Ordinal)];
        Assert.True(expected.Length > 0 || first == "// passes", $"{name}: the first line says nothing: {first}");

        CSharpCompilation compilation = DeviceRules.Compile([path]);
        string[] found = [.. DeviceRules.Check(compilation)
            .Select(violation => $"{violation.Rule} (line {violation.Line})").Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(expected, found);
        Diagnostic[] errors = [.. compilation.Emit(Stream.Null).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8773")];
        bool compiles = !first.EndsWith("does not compile", StringComparison.Ordinal);
        Assert.True(
            compiles == (errors.Length == 0),
            $"{name}: {(compiles ? "is to compile" : "is not to compile")}; errors: {string.Join("; ", errors.Select(e => e.ToString()))}");
    }

    [Fact]
    public void The_firmware_has_none_of_it()
    {
        string[] files = [.. Firmware
            .SelectMany(project => Directory.GetFiles(
                Path.Combine(Repository.Root, "firmware", "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith(".Host.cs", StringComparison.Ordinal))];
        CSharpCompilation compilation = DeviceRules.Compile(files);
        Assert.Empty(DeviceRules.Check(compilation));
        Assert.Empty(compilation.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [GeneratedRegex(@"[a-z0-9-]+ \(line \d+\)")]
    private static partial Regex Expectation();
}
