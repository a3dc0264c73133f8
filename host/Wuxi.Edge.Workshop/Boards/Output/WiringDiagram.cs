using System.Globalization;

namespace Wuxi.Edge.Workshop.Boards.Output;

/// <summary>
/// Draws a board for the one who wires it: terminals with their clamps at both sides, the chip with its pins in the middle, what lies
/// between them, and the supplies at the bottom. Pure; thread safe.
/// </summary>
public static class WiringDiagram
{
    private const double Width = 1560;
    private const double Margin = 30;
    private const double BlockWidth = 210;
    private const double BetweenWidth = 260;
    private const double Gap = 30;
    private const double ModuleWidth = 300;
    private const double Head = 90;
    private const double LineHeight = 20;
    private const double Padding = 12;
    private const double RowGap = 14;
    private const int WordsWidth = 34;

    private static double ModuleX => (Width - ModuleWidth) / 2;

    /// <summary>The drawing as SVG.</summary>
    public static string Draw(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var svg = new SvgText();
        double half = board.Terminals.Sum(RowHeight) / 2;
        BoardTerminal[] left = [.. TakeUpTo(board.Terminals, half)];
        BoardTerminal[] right = [.. board.Terminals.Skip(left.Length)];
        double bottom = Head + Math.Max(left.Sum(RowHeight), right.Sum(RowHeight)) + Padding;
        IReadOnlyList<RailUse> rails = PowerBudget.Of(board);
        double height = bottom + ((rails.Count + 3) * LineHeight) + Margin;

        svg.Box(0, 0, Width, height, "paper");
        svg.Words(Margin, 36, board.Id + ": wiring", "title");
        svg.Words(Margin, 62, board.Name + ". Clamps are marked as on the board; GPIO numbers are the chip's.", "small");
        svg.Box(ModuleX, Head - Padding, ModuleWidth, bottom - Head, "module");
        svg.Words(Width / 2, Head + 10, board.Chip.Name, "strong", "middle");
        Side(svg, board, left, isLeft: true);
        Side(svg, board, right, isLeft: false);
        Supplies(svg, rails, bottom + (2 * LineHeight));
        return svg.ToString(Width, height);
    }

    private static void Side(SvgText svg, BoardDefinition board, BoardTerminal[] terminals, bool isLeft)
    {
        var pins = BoardPlaces.Of(board).ToDictionary(place => place.Name, place => place.Pins, StringComparer.Ordinal);
        double blockX = isLeft ? Margin : Width - Margin - BlockWidth;
        double betweenX = isLeft ? blockX + BlockWidth + Gap : blockX - Gap - BetweenWidth;
        double moduleEdge = isLeft ? ModuleX : ModuleX + ModuleWidth;
        double y = Head + (2 * Padding);
        foreach (BoardTerminal terminal in terminals)
        {
            double height = RowHeight(terminal) - RowGap;
            double middle = y + (height / 2);
            svg.Wire(blockX + (BlockWidth / 2), middle, moduleEdge, middle);
            svg.Box(blockX, y, BlockWidth, height, "block");
            svg.Words(blockX + Padding, y + LineHeight, $"{terminal.Block}  {terminal.Name}", "strong");
            for (int i = 0; i < terminal.Clamps.Count; i++)
            {
                double clampY = y + LineHeight + ((i + 1) * LineHeight);
                double screwX = isLeft ? blockX + Padding + 6 : blockX + BlockWidth - Padding - 6;
                svg.Screw(screwX, clampY - 5);
                svg.Words(isLeft ? screwX + Padding + 4 : screwX - Padding - 4, clampY, terminal.Clamps[i], "clamp", isLeft ? "start" : "end");
            }

            Between(svg, terminal.Through, betweenX, middle);
            Pins(svg, terminal, pins, isLeft ? ModuleX + Padding : ModuleX + ModuleWidth - Padding, middle, isLeft);
            y += height + RowGap;
        }
    }

    private static void Between(SvgText svg, string words, double x, double middle)
    {
        if (words.Length == 0)
        {
            return;
        }

        List<string> lines = Wrap(words);
        double height = (lines.Count * LineHeight) + Padding;
        double y = middle - (height / 2);
        svg.Box(x, y, BetweenWidth, height, "between");
        for (int i = 0; i < lines.Count; i++)
        {
            svg.Words(x + Padding, y + ((i + 1) * LineHeight) - 1, lines[i], "small");
        }
    }

    // Two terminals may share a middle's height: each keeps to its half of the module.
    private static void Pins(SvgText svg, BoardTerminal terminal, Dictionary<string, string> pins, double x, double middle, bool isLeft)
    {
        string anchor = isLeft ? "start" : "end";
        string[] numbers = [.. pins.GetValueOrDefault(terminal.On, "supply").Split(", ")];
        svg.Words(x, middle - 2, terminal.On, "strong", anchor);
        string[][] lines = [.. numbers.Chunk(2)];
        for (int i = 0; i < lines.Length; i++)
        {
            svg.Words(x, middle + 15 + (i * 16), (i == 0 && pins.ContainsKey(terminal.On) ? "GPIO " : "") + string.Join(", ", lines[i]), "small", anchor);
        }
    }

    private static void Supplies(SvgText svg, IReadOnlyList<RailUse> rails, double y)
    {
        svg.Words(Margin, y, "Supplies: ordinary and highest current of everything that hangs on them, and what they give", "strong");
        for (int i = 0; i < rails.Count; i++)
        {
            RailUse use = rails[i];
            string from = use.Rail.From.Length == 0 ? "from outside" : "from " + use.Rail.From;
            svg.Words(Margin, y + ((i + 1) * LineHeight), string.Create(
                CultureInfo.InvariantCulture,
                $"{use.Rail.Id} ({from}): {use.TypicalMilliamps:F0} mA, at most {use.PeakMilliamps:F0} mA of {use.Rail.LimitMilliamps:F0} mA"), "clamp");
        }
    }

    private static double RowHeight(BoardTerminal terminal) =>
        Math.Max(LineHeight + (terminal.Clamps.Count * LineHeight) + Padding, (Wrap(terminal.Through).Count * LineHeight) + (2 * Padding)) + RowGap;

    private static IEnumerable<BoardTerminal> TakeUpTo(IReadOnlyList<BoardTerminal> terminals, double height)
    {
        double taken = 0;
        foreach (BoardTerminal terminal in terminals)
        {
            if (taken >= height)
            {
                yield break;
            }

            taken += RowHeight(terminal);
            yield return terminal;
        }
    }

    private static List<string> Wrap(string words)
    {
        var lines = new List<string> { "" };
        foreach (string word in words.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > WordsWidth)
            {
                lines.Add("");
            }

            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return lines;
    }
}
