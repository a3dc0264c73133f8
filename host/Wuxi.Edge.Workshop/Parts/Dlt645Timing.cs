namespace Wuxi.Edge.Workshop.Parts;

/// <summary>
/// Requests of a DL/T 645-2007 meter, as <c>Dlt645Plan</c> makes them: one for each metric, but one block for the phases of voltage or
/// current when more than one of them is read. Request: 4 wake-up bytes and 16; answer: at most 4 wake-up bytes, 12 of the frame, 4 of
/// the identifier, and the values. A meter answers within 500 ms (chapter 5).
/// </summary>
internal static class Dlt645Timing
{
    private const int ThinkingMs = 500;
    private const int RequestBytes = 20;
    private const int AnswerBytes = 20;
    private const int Phases = 3;

    public static SerialTiming Timing { get; } = new(ThinkingMs, Exchanges);

    private static List<SerialExchange> Exchanges(IReadOnlyList<string> metrics)
    {
        var exchanges = new List<SerialExchange>();
        foreach (IGrouping<string, string> group in metrics.Distinct().GroupBy(Block))
        {
            int width = Width(group.First());
            exchanges.Add(new SerialExchange(RequestBytes, AnswerBytes + (group.Count() > 1 ? Phases * width : width)));
        }

        return exchanges;
    }

    private static string Block(string metric) =>
        metric.StartsWith("voltage-", StringComparison.Ordinal) ? "voltage" : metric.StartsWith("current-", StringComparison.Ordinal) ? "current" : metric;

    private static int Width(string metric) => Block(metric) switch
    {
        "active-energy" => 4,
        "current" or "active-power" or "reactive-power" => 3,
        _ => 2,
    };
}
