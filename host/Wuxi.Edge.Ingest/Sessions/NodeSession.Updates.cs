using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Ingest.Updates;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Sessions;

/// <content>Updates of the node's application.</content>
internal sealed partial class NodeSession
{
    // An order is small, and the node answers a taken one with a birth.
    private const int OrderIntervalMs = 30_000;

    // How soon a new order is seen.
    private const int OrderCheckMs = 1_000;

    private NodeUpdate? _update;
    private long _orderCheckedClockMs = long.MinValue / 2;
    private long? _orderedClockMs;

    private long OrderDueClockMs => _context.Updates is null || _update is null ? long.MaxValue : _orderCheckedClockMs + OrderCheckMs;

    private void TakeUpdate(NodeUpdate? update)
    {
        if (update is not null && update != _update)
        {
            IngestLog.UpdateTold(_context.Logger, _definition.Id, update.Version, update.Number, update.State, update.Reason);
        }

        _update = update;
        _orderCheckedClockMs = long.MinValue / 2;
    }

    /// <summary>Sends the standing order until the node has taken it. A node that tells nothing of updates gets none.</summary>
    private void OrderUpdate()
    {
        if (_context.ClockMs < OrderDueClockMs)
        {
            return;
        }

        _orderCheckedClockMs = _context.ClockMs;
        if (!_isOnline || _update is null || (_orderedClockMs is { } last && _context.ClockMs - last < OrderIntervalMs)
            || _context.Updates?.For(_definition.Id) is not { } order || order.Number <= _update.Number)
        {
            return;
        }

        PayloadWriter writer = _context.Command;
        writer.Begin(_context.NowMs);
        writer.BeginMetric(MetricName.Update, -1, _context.NowMs, DataType.String, false);
        writer.WriteString(order.Text);
        writer.EndMetric();
        writer.End(-1);
        _orderedClockMs = _context.ClockMs;
        if (_context.PublishCommand(_commandTopic))
        {
            IngestLog.UpdateOrdered(_context.Logger, _definition.Id, order.Number);
        }
    }
}
