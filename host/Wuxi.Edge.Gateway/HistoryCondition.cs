using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;

namespace Wuxi.Edge.Gateway;

/// <summary>
/// The historian cannot write: the disk is full, or broken. Alarms and outputs go on, and nothing is lost while the nodes' stores
/// have room; somebody must make room here before they have none.
/// </summary>
internal sealed class HistoryCondition(HistoryWriter historian) : IGatewayCondition
{
    public string Id => "gateway/history-failing";

    public AlarmPriority Priority => AlarmPriority.High;

    public LocalizedText Message { get; } = new(
        "历史数据无法写入（磁盘已满或故障）：报警照常，数据暂存于各节点。请释放磁盘空间或更换存储卡。",
        "History cannot be written (disk full or broken): alarms go on, the nodes keep their data. Make room on the disk or replace the card.");

    // Longer than the historian's pause between two attempts would be too long; one failed attempt is no alarm yet.
    public int DelayMs => 2_000;

    public bool IsActive => historian.IsFailing;
}
