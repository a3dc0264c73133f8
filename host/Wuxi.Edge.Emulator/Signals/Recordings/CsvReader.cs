using System.Text;

namespace Wuxi.Edge.Emulator.Signals.Recordings;

/// <summary>
/// Reads CSV as it is found in the field (RFC 4180 and its relatives): separated by ',', ';' or tab, cells in double
/// quotes that may hold separators, line breaks and doubled quotes, any line ending, a byte order mark, empty lines and
/// lines of '#' comment. Nothing in a file is an error: what a cell means is decided by who uses it. Pure; thread safe.
/// </summary>
public static class CsvReader
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads the whole text; without a header row the table has no columns.</summary>
    public static CsvTable Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string body = text.TrimStart('\uFEFF');
        char separator = FindSeparator(body);
        var rows = new List<(int Line, string[] Cells)>();
        var position = 0;
        var line = 1;
        while (position < body.Length)
        {
            int startLine = line;
            string[]? cells = ReadRow(body, separator, ref position, ref line);
            if (cells is not null)
            {
                rows.Add((startLine, cells));
            }
        }

        return rows.Count == 0
            ? new CsvTable(separator, [], [])
            : new CsvTable(separator, rows[0].Cells, rows.GetRange(1, rows.Count - 1));
    }

    private static char FindSeparator(string text)
    {
        var counts = new int[Separators.Length];
        var isQuoted = false;
        var isComment = false;
        for (var index = 0; index < text.Length; index++)
        {
            char character = text[index];
            bool isLineStart = index == 0 || text[index - 1] is '\n' or '\r';
            isComment = character == '#' && isLineStart || (isComment && character is not ('\n' or '\r'));
            if (isComment)
            {
                continue;
            }

            isQuoted ^= character == '"';
            if (!isQuoted && character is '\n' or '\r' && counts.Any(count => count > 0))
            {
                break;
            }

            int separator = Array.IndexOf(Separators, character);
            if (!isQuoted && separator >= 0)
            {
                counts[separator]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>Reads one row and its line end; null for an empty line or a comment.</summary>
    private static string[]? ReadRow(string text, char separator, ref int position, ref int line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isComment = text[position] == '#';
        var isQuoted = false;
        var wasQuoted = false;
        while (position < text.Length)
        {
            char character = text[position++];
            if (character is '\n' or '\r')
            {
                if (character == '\r' && position < text.Length && text[position] == '\n')
                {
                    position++;
                }

                line++;
                if (!isQuoted)
                {
                    break;
                }

                cell.Append('\n');
            }
            else if (isQuoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (position < text.Length && text[position] == '"')
                {
                    cell.Append('"');
                    position++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == '"' && !isComment && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                cell.Clear();
                isQuoted = true;
                wasQuoted = true;
            }
            else if (character == separator)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                wasQuoted = false;
            }
            else
            {
                cell.Append(character);
            }
        }

        string last = cell.ToString().Trim();
        if (isComment || (cells.Count == 0 && last.Length == 0 && !wasQuoted))
        {
            return null;
        }

        cells.Add(last);
        return [.. cells];
    }
}
