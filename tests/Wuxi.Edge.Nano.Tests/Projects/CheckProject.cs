using System.Xml.Linq;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Projects;

/// <summary>The nanocheck project of an assembly.</summary>
internal sealed class CheckProject
{
    private readonly string _folder;
    private readonly XElement _root;

    private CheckProject(string name)
    {
        _folder = Path.Combine(Repository.Root, "firmware", "projects", "nanocheck", name);
        _root = XDocument.Load(Path.Combine(_folder, name + ".csproj")).Root!;
    }

    public static CheckProject Load(string name) => new(name);

    public string[] Sources() => [.. _root.Descendants("Compile")
        .SelectMany(item => SourceGlob.Resolve(_folder, (string)item.Attribute("Include")!, (string?)item.Attribute("Exclude")))
        .Order(StringComparer.Ordinal)];

    public string[] References() => [.. _root.Descendants("ProjectReference")
        .Select(item => Path.GetFileNameWithoutExtension(((string)item.Attribute("Include")!).Split('/')[^1]))
        .Order(StringComparer.Ordinal)];
}
