using System.Globalization;

namespace Wuxi.Edge.Emulator.Broker;

/// <summary>
/// Writes messages as text, one a line, LF:
/// <c>&lt;utc ms&gt; &lt;client&gt; &lt;topic&gt; q&lt;qos&gt; r&lt;0|1&gt; &lt;payload hex, - when empty&gt;</c>.
/// Not thread safe; the writer stays its owner's to flush and close.
/// </summary>
public sealed class CaptureWriter(TextWriter writer) : IMessageCapture
{
    /// <summary>Lines written.</summary>
    public long Count { get; private set; }

    public void Add(long utcMs, string clientId, BrokerMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string payload = message.Payload.Length == 0 ? "-" : Convert.ToHexStringLower(message.Payload);
        writer.Write(string.Create(
            CultureInfo.InvariantCulture, $"{utcMs} {clientId} {message.Topic} q{message.Qos} r{(message.IsRetained ? 1 : 0)} {payload}\n"));
        Count++;
    }
}
