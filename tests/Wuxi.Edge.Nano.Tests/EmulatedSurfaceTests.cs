using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Nano.Tests.Api;

namespace Wuxi.Edge.Nano.Tests;

/// <summary>The emulated types offer no member that the real ones lack: what runs here must compile for the device.</summary>
public class EmulatedSurfaceTests
{
    private static readonly SortedDictionary<string, SortedSet<string>> Offered = Print();

    public static TheoryData<string> Types => [.. Offered.Keys];

    [Fact]
    public void There_is_a_surface() => Assert.Contains("class nanoFramework.M2Mqtt.MqttClient", Offered.Keys);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_offers_what_the_real_one_does_or_less(string type)
    {
        var real = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach ((string name, SortedSet<string> members) in ApiList.OfTheRealPackages().Assemblies.Values.SelectMany(types => types))
        {
            real[name] = members;
        }

        SortedSet<string> offered = Offered[type];
        SortedSet<string> known = real.GetValueOrDefault(type, []);
        // A property that can be set there may be read only here.
        string[] invented = [.. offered.Where(member => !known.Contains(member)
            && !known.Contains(member.Replace("{ get; }", "{ get; set; }", StringComparison.Ordinal)))];
        Assert.True(invented.Length == 0, $"{type} does not really have: {string.Join("; ", invented)}");
    }


    private static SortedDictionary<string, SortedSet<string>> Print()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        MetadataReference surface = MetadataReference.CreateFromFile(typeof(EmulatedBoard).Assembly.Location);
        var compilation = CSharpCompilation.Create("surface", references:
        [
            surface,
            .. Directory.GetFiles(framework, "System*.dll").Append(Path.Combine(framework, "netstandard.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(surface)!;
        return ApiPrinter.Print(ApiPrinter.VisibleTypes(assembly.GlobalNamespace)
            .Where(type => !type.ContainingNamespace.ToDisplayString().StartsWith("Wuxi.", StringComparison.Ordinal)));
    }
}
