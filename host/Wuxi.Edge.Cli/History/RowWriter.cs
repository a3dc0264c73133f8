using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wuxi.Edge.Cli.History;

/// <summary>Writes rows as they come, in one of the forms. Not thread safe.</summary>
internal sealed class RowWriter(TextWriter output, QueryFormat format, IReadOnlyList<Column> columns)
{
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names of the columns, where the form has them.</summary>
    public void Begin()
    {
        if (format != QueryFormat.Jsonl)
        {
            Write([.. columns.Select(column => column.Name)]);
        }
    }

    /// <summary>One row; null where there is nothing.</summary>
    /// <param name="cells">What it holds.</param>
    /// <param name="text">The cell that is a text in this row although its column is none, or -1.</param>
    public void Write(ReadOnlySpan<string?> cells, int text = -1)
    {
        switch (format)
        {
            case QueryFormat.Csv:
                WriteCsv(cells);
                break;
            case QueryFormat.Jsonl:
                WriteJson(cells, text);
                break;
            default:
                WriteTable(cells);
                break;
        }

        output.Write('\n');
    }

    /// <summary>RFC 4180, but for the line ends.</summary>
    private void WriteCsv(ReadOnlySpan<string?> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            string cell = cells[i] ?? "";
            if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0)
            {
                output.Write(cell);
            }
            else
            {
                output.Write('"');
                output.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                output.Write('"');
            }
        }
    }

    private void WriteJson(ReadOnlySpan<string?> cells, int text)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            output.Write(i == 0 ? "{\"" : ",\"");
            output.Write(columns[i].Name);
            output.Write("\":");
            output.Write(cells[i] is not { } cell ? "null" : columns[i].IsText || i == text || !IsJsonNumber(cell) ? JsonSerializer.Serialize(cell, AsItIs) : cell);
        }

        output.Write('}');
    }

    private void WriteTable(ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = (cells[i] ?? "").ReplaceLineEndings(" ");
            line.Append(columns[i].IsText ? cell.PadRight(columns[i].Width) : cell.PadLeft(columns[i].Width)).Append("  ");
        }

        output.Write(line.ToString().TrimEnd());
    }

    /// <summary>JSON has no NaN, no infinity, and calls true and false what they are; texts are strings.</summary>
    private static bool IsJsonNumber(string cell) => cell is "true" or "false" || (cell.Length > 0 && char.IsAsciiDigit(cell[^1]));
}
