using System.Text.RegularExpressions;

namespace Wuxi.Edge.Nano.Tests.Projects;

/// <summary>MSBuild's <c>Include</c> and <c>Exclude</c> of source files, as far as our projects use them: <c>folder/**/*.suffix</c>.</summary>
internal static partial class SourceGlob
{
    public static IEnumerable<string> Resolve(string projectFolder, string include, string? exclude)
    {
        string[] included = Expand(projectFolder, include);
        if (included.Length == 0)
        {
            throw new FileNotFoundException($"'{include}' names no file");
        }

        return exclude is null ? included : included.Except(Expand(projectFolder, exclude));
    }

    private static string[] Expand(string projectFolder, string pattern)
    {
        string relative = pattern.Replace('\\', '/');
        Match match = Recursive().Match(relative);
        if (!match.Success)
        {
            string path = Path.GetFullPath(Path.Combine(projectFolder, relative));
            return File.Exists(path) ? [path] : [];
        }

        string root = Path.GetFullPath(Path.Combine(projectFolder, match.Groups["root"].Value));
        return Directory.Exists(root)
            ? Directory.GetFiles(root, match.Groups["file"].Value, SearchOption.AllDirectories)
            : [];
    }

    [GeneratedRegex(@"^(?<root>[^*]+)/\*\*/(?<file>\*[^/]+)$")]
    private static partial Regex Recursive();
}
