using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Api;

/// <summary>
/// The declarations of <c>firmware/surface/Wuxi.Edge.Nano.Refs</c>, compiled here from their sources: a test project may
/// not reference an assembly called mscorlib.
/// </summary>
internal sealed class RefsCompilation
{
    private static readonly Lazy<RefsCompilation> Shared = new(() => new RefsCompilation());

    private readonly Dictionary<string, CSharpCompilation> _compilations = new(StringComparer.Ordinal);

    private RefsCompilation()
    {
        foreach (string folder in Directory.GetDirectories(Root).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(folder);
            if (File.Exists(Path.Combine(folder, name + ".csproj")))
            {
                Compile(name);
            }
        }
    }

    public static RefsCompilation Instance => Shared.Value;

    public IReadOnlyDictionary<string, CSharpCompilation> Compilations => _compilations;

    /// <summary>All declared assemblies, to compile firmware sources against.</summary>
    public IEnumerable<MetadataReference> References => _compilations.Values.Select(c => c.ToMetadataReference());

    private static string Root => Path.Combine(Repository.Root, "firmware", "surface", "Wuxi.Edge.Nano.Refs");

    /// <summary>The AssemblyVersion that the project states.</summary>
    public static string Version(string name) => Project(name).Descendants("AssemblyVersion").Single().Value;

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, name, name + ".csproj"));

    private CSharpCompilation Compile(string name)
    {
        if (_compilations.TryGetValue(name, out CSharpCompilation? done))
        {
            return done;
        }

        // As in a build, a project also sees what the projects it names see.
        var references = new Dictionary<string, MetadataReference>(StringComparer.Ordinal);
        foreach (string named in Closure(name))
        {
            references[named] = Compile(named).ToMetadataReference();
        }

        var options = new CSharpParseOptions(LanguageVersion.CSharp10);
        IEnumerable<SyntaxTree> trees = Directory.GetFiles(Path.Combine(Root, name), "*.cs")
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path));
        var compilation = CSharpCompilation.Create(
            name, trees, references.Values, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _compilations.Add(name, compilation);
        return compilation;
    }

    private static IEnumerable<string> Closure(string name) => Project(name).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Split('/')[^1]))
        .SelectMany(named => Closure(named).Append(named))
        .Distinct();
}
