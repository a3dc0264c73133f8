using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>
/// The workshop file of a load: nodes with 20 points each, as tests/load plays them, two alarms a node (so one on every tenth
/// point), and a node of one point whose alarm drives a siren, for what is timed.
/// </summary>
public static class LoadWorkshop
{
    /// <summary>Sparkplug group id, which is the workshop's id.</summary>
    public const string Group = "LOAD";

    /// <summary>The node whose alarm drives the siren; its device and metric have the names below.</summary>
    public const string ProbeNode = "PROBE";
    public const string ProbeDevice = "probe";
    public const string ProbeMetric = "level";

    /// <summary>The siren's pin.</summary>
    public const int ProbePin = 17;

    /// <summary>The alarm is on above it.</summary>
    public const double ProbeLimit = 0.5;

    private const int PointsPerNode = 20;

    private static readonly string[] Points =
    [
        .. Enumerable.Range(1, 12).Select(number => $"metric: g{number:00}, period: 1s, resolution: {(number % 2 == 1 ? "0.1" : "0.01")}"),
        .. Enumerable.Range(1, 4).Select(number => $"metric: c{number:00}, period: 1s, kind: counter, resolution: 0.01"),
        .. Enumerable.Range(1, 2).Select(number => $"metric: n{number:00}, period: 1s, resolution: 0.1"),
        .. Enumerable.Range(1, 2).Select(number => $"metric: s{number:00}, period: 1s, kind: state"),
    ];

    // Levels of the walks lie evenly between 20 and 520, the noise is some units wide: of the alarms on a walk one in a hundred stands, one
    // in a hundred comes and goes; those on noise never come.
    private static readonly string[] Alarms =
    [
        "point: {0}/g07, kind: high, limit: 515, deadband: 1, priority: medium",
        "point: {0}/n01, kind: high, limit: 600, deadband: 1, priority: medium",
    ];

    /// <summary>How many nodes make so many points.</summary>
    public static int NodesOf(int points) => points / PointsPerNode;

    /// <summary>Id of a point of the load; nodes from 0.</summary>
    public static string Equipment(int node) => string.Create(CultureInfo.InvariantCulture, $"A1/e{node:00000}");

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="nodes">Nodes of the load.</param>
    /// <param name="moreNodes">Items of <c>nodes:</c> of the caller's, indented as ours, with the equipment <c>A1/hall</c>.</param>
    /// <param name="moreAlarms">Items of <c>alarms:</c>, likewise.</param>
    /// <param name="sirenAlarm">The alarm that drives the siren.</param>
    public static void Write(string path, int nodes, string? moreNodes = null, string? moreAlarms = null, string sirenAlarm = ProbeNode)
    {
        var text = new StringBuilder($"workshop: {Group}\nareas:\n  - id: A1\n    equipment:\n      - {{ id: hall }}\n");
        for (int node = 0; node < nodes; node++)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - {{ id: {Equipment(node)[3..]} }}\n");
        }

        text.Append("nodes:\n");
        Node(text, ProbeNode, ProbeDevice, "A1/hall", [$"metric: {ProbeMetric}, period: 1s"]);
        for (int node = 0; node < nodes; node++)
        {
            Node(text, string.Create(CultureInfo.InvariantCulture, $"L{node:00000}"), "d", Equipment(node), Points);
        }

        text.Append(moreNodes);
        text.Append("alarms:\n");
        text.Append(CultureInfo.InvariantCulture, $"  - {{ id: {ProbeNode}, point: A1/hall/{ProbeMetric}, kind: high, limit: {ProbeLimit}, priority: critical }}\n");
        text.Append(moreAlarms);
        for (int node = 0; node < nodes; node++)
        {
            for (int alarm = 0; alarm < Alarms.Length; alarm++)
            {
                string rest = string.Format(CultureInfo.InvariantCulture, Alarms[alarm], Equipment(node));
                text.Append(CultureInfo.InvariantCulture, $"  - {{ id: a{alarm}-{node:00000}, {rest} }}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"outputs:\n  - {{ id: siren, pin: {ProbePin}, safe: off, kind: siren }}\n");
        text.Append(CultureInfo.InvariantCulture, $"interlocks:\n  - {{ id: fire, when: {{ alarms: [{sirenAlarm}] }}, drive: siren }}\n");
        File.WriteAllText(path, text.ToString());
    }

    private static void Node(StringBuilder text, string id, string device, string equipment, IReadOnlyList<string> points)
    {
        text.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    buses: []\n    devices:\n      - id: {device}\n        part: sparkplug\n");
        text.Append(CultureInfo.InvariantCulture, $"        equipment: {equipment}\n        points:\n");
        foreach (string point in points)
        {
            text.Append(CultureInfo.InvariantCulture, $"          - {{ {point} }}\n");
        }
    }
}
