using System.Xml.Linq;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Architecture.Tests;

/// <summary>docs/architecture.md says which project may name which; the projects must say the same.</summary>
public class ReferenceTableTests
{
    private const string Prefix = "Wuxi.Edge.";

    private static readonly Dictionary<string, string[]> Table = ReadTable();

    public static TheoryData<string> Projects => [.. ProductProjects().Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_what_the_table_allows(string name)
    {
        Assert.True(Table.ContainsKey(name), $"{name} is not in the table of docs/architecture.md");
        string[] named = [.. References(ProductProjects()[name]).Order(StringComparer.Ordinal)];
        string[] beyond = [.. named.Except(Closure(name))];
        Assert.True(beyond.Length == 0, $"{name} names {string.Join(", ", beyond)}, which the table does not allow");
        string[] unused = [.. Table[name].Except(named)];
        Assert.True(unused.Length == 0, $"the table lets {name} name {string.Join(", ", unused)}, which it does not");
    }

    [Fact]
    public void The_table_has_no_project_that_is_not_there() =>
        Assert.Empty(Table.Keys.Except(ProductProjects().Keys));

    [Fact]
    public void Only_the_emulator_names_the_node()
    {
        string[] namers = [.. ProductProjects()
            .Where(project => project.Value.Contains("/host/", StringComparison.Ordinal))
            .Where(project => References(project.Value).Any(name => name is "Node" or "Node.Device"))
            .Select(project => project.Key)];
        Assert.Equal(["Emulator"], namers);
    }

    private static Dictionary<string, string> ProductProjects() =>
        new[] { "host", "firmware/projects/net10", "firmware/surface/Wuxi.Edge.Nano.Emulated" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..], StringComparer.Ordinal);

    private static IEnumerable<string> References(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include"))!.Split('/')[^1])[Prefix.Length..]);

    private static HashSet<string> Closure(string name)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Table[name]);
        while (open.TryPop(out string? next))
        {
            if (all.Add(next))
            {
                foreach (string further in Table[next])
                {
                    open.Push(further);
                }
            }
        }

        return all;
    }

    private static Dictionary<string, string[]> ReadTable()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "architecture.md"));
        return lines
            .SkipWhile(line => line != "```references").Skip(1)
            .TakeWhile(line => line != "```")
            .Select(line => line.Split("->"))
            .ToDictionary(
                parts => parts[0].Trim(),
                parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal);
    }
}
