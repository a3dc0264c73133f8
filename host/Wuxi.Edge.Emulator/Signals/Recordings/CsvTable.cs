namespace Wuxi.Edge.Emulator.Signals.Recordings;

/// <summary>A CSV file as text cells under named columns. Immutable.</summary>
/// <param name="Separator">',', ';' or tab, whichever the header has most of outside quotes.</param>
/// <param name="Columns">Names of the header row, trimmed.</param>
/// <param name="Rows">The rows with their line number (from 1); cells are trimmed, as many as the row has.</param>
public sealed record CsvTable(char Separator, IReadOnlyList<string> Columns, IReadOnlyList<(int Line, string[] Cells)> Rows)
{
    /// <summary>
    /// The cell of a column in a row; empty when the row is too short. Files written by R have one cell more than names in
    /// every row, the row's own name in front: then the columns are counted from the second cell.
    /// </summary>
    public string Cell(string[] row, int column)
    {
        int index = row.Length == Columns.Count + 1 && row[^1].Length > 0 ? column + 1 : column;
        return index < row.Length ? row[index] : "";
    }
}
