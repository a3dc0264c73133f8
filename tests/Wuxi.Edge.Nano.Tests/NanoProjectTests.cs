using System.Xml.Linq;
using Wuxi.Edge.Nano.Tests.Api;
using Wuxi.Edge.Nano.Tests.Projects;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests;

/// <summary>
/// The projects that are flashed cannot be built without the packages, so they are held to what can: the pinned list, and
/// the nanocheck project of the same name.
/// </summary>
public class NanoProjectTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "firmware", "projects", "nano");

    private static readonly string[] Names = ["Wuxi.Edge.Native", "Wuxi.Edge.Node", "Wuxi.Edge.Node.Device", "Wuxi.Edge.Wire"];

    private static readonly Dictionary<string, (string Package, string Version)> Pinned = File
        .ReadLines(Path.Combine(Repository.Cases("nano"), "packages.txt"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => (words[1], words[2]), StringComparer.Ordinal);

    public static TheoryData<string> Projects => [.. Names];

    [Fact]
    public void There_is_one_project_for_each_assembly_and_the_solution_names_them()
    {
        string solution = File.ReadAllText(Path.Combine(Folder, "Wuxi.Edge.Firmware.sln"));
        Assert.Equal(
            Names,
            Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)!).Where(name => name != "packages").Order(StringComparer.Ordinal));
        foreach (NanoProject project in Names.Select(Load))
        {
            Assert.Contains(
                $"Project(\"{{11A8DD76-328B-46DF-9F39-F559912D0360}}\") = \"{project.Name}\", \"{project.Name}\\{project.Name}.nfproj\", \"{{{project.Guid}}}\"",
                solution,
                StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_is_of_the_1x_project_system_and_pins_the_language(string name)
    {
        NanoProject project = Load(name);
        Assert.StartsWith("{11A8DD76-328B-46DF-9F39-F559912D0360};", project.Property("ProjectTypeGuids"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("9.0", project.Property("LangVersion"));
        Assert.Equal("v1.0", project.Property("TargetFrameworkVersion"));
        Assert.Equal(name, project.Property("AssemblyName"));
        Assert.Equal(name == "Wuxi.Edge.Node.Device" ? "Exe" : "Library", project.Property("OutputType"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_packages_and_the_pinned_list_are_one(string name)
    {
        NanoProject project = Load(name);
        foreach (NanoReference reference in project.References)
        {
            (string package, string version) = Pinned[reference.Assembly];
            Assert.Equal(ApiList.OfTheRealPackages().Versions[reference.Assembly], reference.Version);
            Assert.Equal($@"..\packages\{package}.{version}\lib\{reference.Assembly}.dll", reference.HintPath);
        }

        string[] wanted = [.. project.References.Select(reference => Pinned[reference.Assembly])
            .Select(pinned => $"{pinned.Package} {pinned.Version} netnano1.0").Distinct().Order(StringComparer.Ordinal)];
        string[] listed = [.. XDocument.Load(Path.Combine(Folder, name, "packages.config")).Descendants("package")
            .Select(package => $"{package.Attribute("id")?.Value} {package.Attribute("version")?.Value} {package.Attribute("targetFramework")?.Value}")];
        Assert.Equal(wanted, listed);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_compiles_the_files_that_nanocheck_does_and_no_twin_of_the_host(string name)
    {
        string[] files = Load(name).Sources();
        Assert.NotEmpty(files);
        Assert.Equal(CheckProject.Load(name).Sources(), files);
        Assert.DoesNotContain(files, path => path.EndsWith(".Host.cs", StringComparison.Ordinal));

        // And every twin of the host has one for the device; what stands under Host/ is the emulator's side of it and has none.
        string source = Path.Combine(Repository.Root, "firmware", "src", name);
        string[] host = [.. Directory.GetFiles(source, "*.Host.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/Host/", StringComparison.Ordinal))];
        Assert.All(host, path => Assert.True(
            files.Contains(path.Replace(".Host.cs", ".Nano.cs", StringComparison.Ordinal)),
            $"{Path.GetRelativePath(Repository.Root, path)} has no twin for the device"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_references_what_nanocheck_does(string name)
    {
        NanoProject project = Load(name);
        string[] assemblies = [.. project.References.Select(reference => reference.Assembly).Concat(project.ProjectReferences).Order(StringComparer.Ordinal)];
        Assert.Equal(CheckProject.Load(name).References(), assemblies);
    }

    [Fact]
    public void Every_source_of_the_firmware_is_in_one_of_them_or_a_twin_of_the_host()
    {
        string[] compiled = [.. Names.SelectMany(name => Load(name).Sources())];
        string[] left = [.. Directory.GetFiles(Path.Combine(Repository.Root, "firmware", "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".Host.cs", StringComparison.Ordinal))
            .Except(compiled)];
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Build.targets")]
    [InlineData("Directory.Packages.props")]
    public void Nothing_comes_in_from_above(string file) =>
        Assert.DoesNotContain(XDocument.Load(Path.Combine(Folder, file)).Descendants(), element => element.Name.LocalName == "Import");

    [Fact]
    public void The_solution_of_the_host_knows_none_of_it()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Wuxi.Edge.sln"));
        Assert.DoesNotContain(".nfproj", solution, StringComparison.Ordinal);
        Assert.DoesNotContain("mscorlib", solution, StringComparison.Ordinal);
        Assert.DoesNotContain("nanocheck", solution, StringComparison.Ordinal);
    }

    private static NanoProject Load(string name) => NanoProject.Load(Path.Combine(Folder, name, name + ".nfproj"));
}
