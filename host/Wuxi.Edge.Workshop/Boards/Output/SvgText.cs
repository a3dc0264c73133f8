using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Workshop.Boards.Output;

/// <summary>Writes the few shapes that a wiring diagram needs as SVG 1.1. Lengths are px. Not thread safe.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    public void Box(double x, double y, double width, double height, string style) =>
        Line($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\" class=\"{style}\"/>");

    public void Wire(double x1, double y1, double x2, double y2) =>
        Line($"<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"wire\"/>");

    public void Screw(double x, double y) => Line($"<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" class=\"screw\"/>");

    public void Words(double x, double y, string words, string style, string anchor = "start") =>
        Line($"<text x=\"{x}\" y=\"{y}\" class=\"{style}\" text-anchor=\"{anchor}\">{Escape(words)}</text>");

    public string ToString(double width, double height) => string.Create(CultureInfo.InvariantCulture, $$"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}">
        <style>
        text { font-family: "Noto Sans", "DejaVu Sans", Arial, sans-serif; font-size: 14px; fill: #17202a }
        .title { font-size: 22px; font-weight: bold } .strong { font-weight: bold } .small { font-size: 13px; fill: #44505c }
        .paper { fill: #ffffff } .module { fill: #eef3f8; stroke: #1f4e79; stroke-width: 2 }
        .block { fill: #e6f2e6; stroke: #2e6b2e; stroke-width: 1.5 } .between { fill: #fff8e6; stroke: #a8842c }
        .wire { stroke: #1f4e79; stroke-width: 2 } .screw { fill: #ffffff; stroke: #2e6b2e; stroke-width: 1.5 }
        </style>

        """).ReplaceLineEndings("\n") + _text + "</svg>\n";

    private static string Escape(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
