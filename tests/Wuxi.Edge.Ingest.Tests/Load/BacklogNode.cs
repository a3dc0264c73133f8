using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Testing.Load;

namespace Wuxi.Edge.Ingest.Tests.Load;

/// <summary>
/// A node with a backlog that never ends, by the rules of the firmware's BacklogWindow: few records under way at first, as many
/// more with each confirmation as it confirmed, all again when none came for long.
/// </summary>
internal sealed class BacklogNode(LoadNode node, ulong backlog)
{
    private const int FirstRoom = 4;
    private const int Capacity = 128;
    private const int StallMs = 5_000;

    private readonly SortedSet<ulong> _underWay = [];
    private int _room = FirstRoom;
    private ulong _cursor;
    private ulong _lives;
    private long _progressMs;

    /// <summary>Records sent again for want of a confirmation.</summary>
    public int Resent { get; private set; }

    public LoadNode Node { get; } = node;

    /// <summary>What it sends of its backlog now.</summary>
    public IEnumerable<byte[]> Backlog(long nowMs)
    {
        if (_underWay.Count > 0 && nowMs - _progressMs >= StallMs)
        {
            _progressMs = nowMs;
            Resent += _underWay.Count;
            foreach (ulong number in _underWay)
            {
                yield return Node.Data(number, nowMs, isHistorical: true);
            }
        }

        while (_underWay.Count < _room && _cursor < backlog)
        {
            _progressMs = _underWay.Count == 0 ? nowMs : _progressMs;
            _underWay.Add(++_cursor);
            yield return Node.Data(_cursor, nowMs, isHistorical: true);
        }
    }

    public byte[] Live(long nowMs) => Node.Data(backlog + ++_lives, nowMs, isHistorical: false);

    public void Hear(SentCommand command, long nowMs)
    {
        int settled = 0;
        while (_underWay.Count > 0 && command.Stored.Contains(_underWay.Min) && _underWay.Remove(_underWay.Min))
        {
            settled++;
        }

        if (settled > 0)
        {
            _progressMs = nowMs;
            _room = Math.Min(Capacity, _room + settled);
        }
    }
}
