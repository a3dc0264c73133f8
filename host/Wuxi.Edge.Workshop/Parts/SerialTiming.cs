namespace Wuxi.Edge.Workshop.Parts;

/// <summary>How long an instrument keeps its serial line. Immutable; thread safe.</summary>
/// <param name="ThinkingMs">Longest time from the end of a request to the first byte of its answer, ms.</param>
/// <param name="Exchanges">The requests of a reading of these metrics, as the driver plans them.</param>
public sealed record SerialTiming(int ThinkingMs, Func<IReadOnlyList<string>, IReadOnlyList<SerialExchange>> Exchanges)
{
    /// <summary>What the node needs for each request on top, ms: it looks for an answer every 20 ms, and lets the line fall silent before it sends.</summary>
    public const int NodeMs = 30;

    private const double MillisecondsPerSecond = 1000;
    private const int BitsWithoutParity = 10;
    private const int BitsWithParity = 11;

    /// <summary>Bytes that it sends unasked, bytes per second.</summary>
    public double BytesPerSecond { get; private init; }

    /// <summary>An instrument that is never asked and sends by itself.</summary>
    /// <param name="bytes">Of a frame.</param>
    /// <param name="everyMs">Shortest time between two frames, ms.</param>
    public static SerialTiming Talks(int bytes, int everyMs) => new(0, _ => []) { BytesPerSecond = bytes * MillisecondsPerSecond / everyMs };

    /// <summary>An instrument of which one answer holds everything.</summary>
    public static SerialTiming One(int thinkingMs, int requestBytes, int answerBytes) =>
        new(thinkingMs, metrics => metrics.Count == 0 ? [] : [new SerialExchange(requestBytes, answerBytes)]);

    /// <summary>How long one reading holds the line, ms, at the most.</summary>
    /// <param name="metrics">What is read.</param>
    /// <param name="baud">Bit/s.</param>
    /// <param name="parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
    /// <param name="thinkingMs">Another time for the instrument to think; null for <see cref="ThinkingMs"/>.</param>
    public double ReadingMs(IReadOnlyList<string> metrics, int baud, string parity, int? thinkingMs = null) => Exchanges(metrics).Sum(exchange =>
        ((exchange.RequestBytes + exchange.AnswerBytes) * BitsOf(parity) * MillisecondsPerSecond / baud) + (thinkingMs ?? ThinkingMs) + NodeMs);

    /// <summary>Share of the time, 0…1, in which the line carries what comes unasked.</summary>
    public double TalkingShare(int baud, string parity) => BytesPerSecond * BitsOf(parity) / baud;

    private static int BitsOf(string parity) => parity == "none" ? BitsWithoutParity : BitsWithParity;
}
