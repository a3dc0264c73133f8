using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Api;

/// <summary>
/// A list of public members in the form of <c>tests/cases/nano/API.txt</c>: by assembly, by type ("class System.Math"),
/// the members as lines.
/// </summary>
internal sealed class ApiList
{
    /// <summary>Assembly name to its version, four numbers.</summary>
    public SortedDictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>Assembly name to its types; a type to its members.</summary>
    public SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> Assemblies { get; } = new(StringComparer.Ordinal);

    public static ApiList OfTheRealPackages()
    {
        var list = new ApiList();
        SortedDictionary<string, SortedSet<string>> types = [];
        SortedSet<string> members = [];
        bool isEnum = false;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Cases("nano"), "API.txt")))
        {
            if (line.StartsWith('#'))
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                list.Versions.Add(words[1], words[2]);
                list.Assemblies.Add(words[1], types = new(StringComparer.Ordinal));
            }
            else if (!line.StartsWith(' '))
            {
                types.Add(line, members = new(StringComparer.Ordinal));
                isEnum = line.StartsWith("enum ", StringComparison.Ordinal);
            }
            else if (isEnum)
            {
                members.UnionWith(line.Split(',', StringSplitOptions.TrimEntries));
            }
            else
            {
                members.Add(line.Trim());
            }
        }

        return list;
    }

    /// <summary>What <paramref name="types"/> has and <paramref name="real"/> has not, as lines to read.</summary>
    public static IEnumerable<string> Beyond(
        SortedDictionary<string, SortedSet<string>> types, SortedDictionary<string, SortedSet<string>> real)
    {
        foreach ((string type, SortedSet<string> members) in types)
        {
            if (!real.TryGetValue(type, out SortedSet<string>? known))
            {
                yield return type;
                continue;
            }

            foreach (string member in members.Except(known))
            {
                yield return type + ": " + member;
            }
        }
    }
}
