using System.Xml.Linq;

namespace Wuxi.Edge.Nano.Tests.Projects;

/// <summary>A <c>.nfproj</c>, read as a file: its project system is not there to build it.</summary>
internal sealed class NanoProject
{
    private readonly string _folder;
    private readonly XElement _root;

    private NanoProject(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        _folder = Path.GetDirectoryName(path)!;
        _root = XDocument.Load(path).Root!;
    }

    public string Name { get; }

    public string Guid => Property("ProjectGuid");

    public NanoReference[] References => [.. Items("Reference").Select(item =>
    {
        string[] parts = ((string)item.Attribute("Include")!).Split(", ");
        string hint = item.Elements().Single(element => element.Name.LocalName == "HintPath").Value;
        return new NanoReference(parts[0], parts.Single(part => part.StartsWith("Version=", StringComparison.Ordinal))["Version=".Length..], hint);
    })];

    public string[] ProjectReferences => [.. Items("ProjectReference")
        .Select(item => Path.GetFileNameWithoutExtension(((string)item.Attribute("Include")!).Split('\\')[^1]))];

    public static NanoProject Load(string path) => new(path);

    public string Property(string name) => _root.Descendants().Single(element => element.Name.LocalName == name).Value;

    /// <summary>Full paths of what it compiles of <c>firmware/src</c>; every glob must find something.</summary>
    public string[] Sources() => [.. Items("Compile")
        .SelectMany(item => SourceGlob.Resolve(_folder, (string)item.Attribute("Include")!, (string?)item.Attribute("Exclude")))
        .Where(path => !path.StartsWith(_folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    private IEnumerable<XElement> Items(string kind) => _root.Descendants().Where(element => element.Name.LocalName == kind);
}
