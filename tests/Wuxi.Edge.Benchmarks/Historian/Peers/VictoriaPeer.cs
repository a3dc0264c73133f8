using System.Globalization;
using System.Text;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Benchmarks.Historian.Peers;

/// <summary>
/// VictoriaMetrics in a process of its own on 127.0.0.1: a line a record by its import, questions by its query API, answers as it gives them
/// (JSON), without its cache of answers.
/// </summary>
internal sealed class VictoriaPeer : IHistorianSubject
{
    private const int LinesPerPost = 2000;

    /// <summary>More points than a node has; a point's metric is named by the rest.</summary>
    private const int MetricNames = 32;

    /// <summary>All questions are for hundreds of values or more, of eight bytes and more each.</summary>
    private const int ShortestAnswer = 2000;

    private readonly VictoriaServer _server = new();
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<int, string> _nodeOf = [];
    private int _waiting;
    private long _readings;

    public string Peer => "VictoriaMetrics";

    public void Append(string node, long timeMs, ReadOnlySpan<Reading> readings)
    {
        _lines.Append("r,n=").Append(node.Replace(' ', '_').Replace(',', '_')).Append(' ');
        char separator = ' ';
        foreach (ref readonly Reading reading in readings)
        {
            _nodeOf[reading.Point] = node;
            _lines.Append(separator == ' ' ? "" : ",").Append(CultureInfo.InvariantCulture, $"m{reading.Point % MetricNames}=");
            separator = ',';
            _ = reading.Value.Kind == ValueKind.Float
                ? _lines.Append(CultureInfo.InvariantCulture, $"{(float)reading.Value.Number!.Value}")
                : _lines.Append(CultureInfo.InvariantCulture, $"{reading.Value.Number!.Value}");
        }

        _lines.Append(CultureInfo.InvariantCulture, $" {timeMs}\n");
        _readings += readings.Length;
        if (++_waiting == LinesPerPost)
        {
            Post();
        }
    }

    public void Finish()
    {
        Post();
        _server.Compact(_readings);
    }

    public void ReadTrend(int point, long fromMs, long toMs, int intervals)
    {
        long stepMs = (toMs - fromMs) / intervals;
        Query("query_range", Text($"rollup(r_m{point % MetricNames}{{n=\"{_nodeOf[point]}\"}}[{stepMs}ms])"), Text($"start={fromMs / 1000}&end={toMs / 1000}&step={stepMs}ms"));
    }

    public void ReadLast(int points, long atMs) => Query("query", "last_over_time({__name__=~\"r_m.*\"}[1h])", Text($"time={atMs / 1000}"));

    public void ReadHourlyMeans(int points, long fromMs, long toMs) => Query(
        "query_range", "avg_over_time({__name__=~\"r_m.*\"}[1h])", Text($"start={fromMs / 1000}&end={(toMs / 1000) + 3600}&step=3600"));

    public double CloseAndMeasure() => (double)_server.StopAndMeasure() / _readings;

    public void Dispose() => _server.Dispose();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Query(string kind, string query, string range)
    {
        byte[] answer = _server.Get($"/api/v1/{kind}?query={Uri.EscapeDataString(query)}&{range}&nocache=1");
        if (answer.Length < ShortestAnswer)
        {
            throw new InvalidOperationException($"victoria-metrics has nothing for {query}: {Encoding.UTF8.GetString(answer)}");
        }
    }

    private void Post()
    {
        if (_waiting > 0)
        {
            _server.Post("/write?precision=ms", _lines.ToString());
        }

        _lines.Clear();
        _waiting = 0;
    }
}
