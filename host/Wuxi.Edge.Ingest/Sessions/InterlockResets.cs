using System.Threading.Channels;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// Carries resets from people to the nodes, as DCMD. Full (64 waiting): the newest is refused and the log says so.
/// <see cref="Send"/> belongs to the loop thread; the rest is safe for use by many threads.
/// </summary>
internal sealed class InterlockResets : IInterlockService
{
    private const int Capacity = 64;

    private readonly IngestContext _context;
    private readonly Channel<(InterlockItem Item, string User)> _waiting =
        Channel.CreateBounded<(InterlockItem, string)>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    public InterlockResets(IngestContext context)
    {
        _context = context;
        Interlocks =
        [
            .. context.Workshop.Nodes.SelectMany(node => node.Devices.Where(device => device.Part == "interlock"), Item),
        ];
    }

    public IReadOnlyList<InterlockItem> Interlocks { get; }

    public void Reset(string node, string interlock, string user)
    {
        InterlockItem? item = Interlocks.FirstOrDefault(known => known.Node == node && known.Id == interlock);
        if (item is null || !_waiting.Writer.TryWrite((item, user)))
        {
            IngestLog.ResetRefused(_context.Logger, node, interlock, user);
        }
    }

    /// <summary>Sends what waits. Once only: a reset that comes late is not what was meant.</summary>
    public void Send()
    {
        while (_waiting.Reader.TryRead(out (InterlockItem Item, string User) reset))
        {
            PayloadWriter writer = _context.Command;
            writer.Begin(_context.NowMs);
            writer.BeginMetric(MetricName.Reset, -1, _context.NowMs, DataType.Boolean, false);
            writer.WriteBoolean(true);
            writer.EndMetric();
            writer.End(-1);
            string topic = Topic.Format(_context.Workshop.Id, MessageType.DCmd, reset.Item.Node, reset.Item.Id);
            if (_context.PublishCommand(topic))
            {
                IngestLog.ResetSent(_context.Logger, reset.Item.Node, reset.Item.Id, reset.User);
            }
            else
            {
                IngestLog.ResetRefused(_context.Logger, reset.Item.Node, reset.Item.Id, reset.User);
            }
        }
    }

    private static InterlockItem Item(NodeDefinition node, DeviceDefinition device)
    {
        Point Of(string metric) => device.Points.Single(definition => definition.Point.Metric == metric).Point;
        return new InterlockItem(node.Id, device.Id, Of("state").Name, Of("state"), Of("refusal"));
    }
}
