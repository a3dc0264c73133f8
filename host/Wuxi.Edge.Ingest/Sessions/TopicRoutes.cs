using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// Finds where a topic's messages go; each topic of data is taken apart once, those of births and deaths are so seldom that they are not
/// remembered. Bounded: beyond <see cref="Capacity"/> topics are found more slowly. Loop thread only.
/// </summary>
internal sealed class TopicRoutes
{
    /// <summary>Most topics that are remembered.</summary>
    public const int Capacity = 16_384;

    private readonly IngestContext _context;
    private readonly IReadOnlyDictionary<string, NodeSession> _sessions;
    private readonly Strangers _strangers;
    private readonly Dictionary<string, TopicRoute> _routes = new(StringComparer.Ordinal);
    private readonly Topic _topic = new();

    public TopicRoutes(IngestContext context, IReadOnlyDictionary<string, NodeSession> sessions, Strangers strangers)
    {
        _context = context;
        _sessions = sessions;
        _strangers = strangers;
    }

    public TopicRoute Find(string topic)
    {
        if (_routes.TryGetValue(topic, out TopicRoute? route))
        {
            return route;
        }

        route = Make(topic);
        if (route.Type is MessageType.NData or MessageType.DData && _routes.Count < Capacity)
        {
            _routes.Add(topic, route);
        }

        return route;
    }

    private TopicRoute Make(string topic)
    {
        if (!_topic.TryParse(topic) || (_topic.Group is { } group && group != _context.Workshop.Id))
        {
            return new TopicRoute(topic, MessageType.Unknown, null, null, _strangers.OtherFaults);
        }

        MessageType type = _topic.Type;
        if (type is MessageType.State)
        {
            bool isOwn = _topic.HostId == _context.Options.HostId;
            return new TopicRoute(topic, type, null, null, isOwn ? _strangers.OtherFaults : null);
        }

        if (type is MessageType.NCmd or MessageType.DCmd)
        {
            // Our own commands, or another host's.
            return new TopicRoute(topic, type, null, null, null);
        }

        return _sessions.TryGetValue(_topic.Node, out NodeSession? session)
            ? new TopicRoute(topic, type, session, _topic.Device, session.Faults)
            : new TopicRoute(topic, type, null, _topic.Device, _strangers.FaultsOf(_topic.Node));
    }
}
