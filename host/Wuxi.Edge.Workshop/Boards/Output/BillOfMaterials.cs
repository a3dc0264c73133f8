using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Workshop.Boards.Output;

/// <summary>Writes a board's bill of materials as CSV (RFC 4180), which a spreadsheet opens. Pure; thread safe.</summary>
public static class BillOfMaterials
{
    /// <summary>One row for each entry of <c>bom:</c>, with a head.</summary>
    public static string Write(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var text = new StringBuilder("ref,qty,part,maker,note\n");
        foreach (BoardMaterial row in board.Materials)
        {
            string[] fields = [row.Reference, row.Quantity.ToString(CultureInfo.InvariantCulture), row.Part, row.Maker, row.Note];
            text.AppendJoin(',', fields.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
