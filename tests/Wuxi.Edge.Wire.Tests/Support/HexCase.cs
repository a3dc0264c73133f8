using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Wire.Tests.Support;

/// <summary>
/// A file of tests/cases/wire: comment lines with '#', hex bytes, and behind a line '---' what reading them gives.
/// A comment line '# reorders' says that the writer puts the same fields in another order.
/// </summary>
internal sealed record HexCase(byte[] Payload, string Expected, bool IsReordered)
{
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Repository.Cases("wire"), "*.hex").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    public static HexCase Load(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Cases("wire"), name + ".hex"));
        int separator = Array.IndexOf(lines, "---");
        string[] head = lines[..separator];
        string hex = string.Concat(head.Where(line => !line.StartsWith('#'))).Replace(" ", string.Empty, StringComparison.Ordinal);
        string expected = string.Concat(lines[(separator + 1)..].Select(line => line + "\n"));
        return new HexCase(Convert.FromHexString(hex), expected, head.Contains("# reorders"));
    }
}
