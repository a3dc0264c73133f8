namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>Notes what the host publishes.</summary>
internal sealed class RecordingLink : IHostLink
{
    public bool IsUp { get; set; } = true;

    public List<SentCommand> Sent { get; } = [];

    public Action<SentCommand> OnSent { get; set; } = _ => { };

    public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        if (!IsUp)
        {
            return false;
        }

        var command = new SentCommand(topic, payload.ToArray());
        Assert.Equal(command.IsOnline is null ? (0, false) : (1, true), (qos, retain));
        Sent.Add(command);
        OnSent(command);
        return true;
    }
}
