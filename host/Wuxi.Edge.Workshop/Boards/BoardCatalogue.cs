using System.Reflection;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>The boards of <c>hardware/boards</c>, as they were when this was built. Thread safe.</summary>
public static class BoardCatalogue
{
    private const string Prefix = "boards/";

    private static readonly Lazy<IReadOnlyList<BoardDefinition>> Boards = new(() => Load());

    /// <summary>All, by name: development boards come before ours, so that they are what is taken for a chip.</summary>
    public static IReadOnlyList<BoardDefinition> All => Boards.Value;

    /// <summary>The board with this id, or null.</summary>
    public static BoardDefinition? Find(string id) => All.FirstOrDefault(board => board.Id == id);

    private static List<BoardDefinition> Load()
    {
        Assembly assembly = typeof(BoardCatalogue).Assembly;
        var boards = new List<BoardDefinition>();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            BoardReadResult result = BoardReader.Read(reader.ReadToEnd(), name);
            boards.Add(result.Board ?? throw new InvalidDataException("A board that was built in is faulty: " + string.Join("; ", result.Faults)));
        }

        return boards;
    }
}
