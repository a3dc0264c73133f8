using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Console;

/// <summary>The terms of the field in both languages. Pure; thread safe.</summary>
public static class ConsoleWords
{
    public static string Quality(ConsoleText text, Quality quality) => quality switch
    {
        Abstractions.Quality.Good => text.Of("正常", "Good"),
        Abstractions.Quality.Stale => text.Of("过期", "Stale"),
        _ => text.Of("无效", "Bad"),
    };

    public static string Reason(ConsoleText text, BadReason reason) => reason switch
    {
        BadReason.None => "",
        BadReason.Timeout => text.Of("仪表无应答", "no answer"),
        BadReason.Corrupt => text.Of("校验错误", "corrupt frames"),
        BadReason.NotAvailable => text.Of("仪表无此数据", "not available"),
        BadReason.LoopUnderrange => text.Of("回路断线 (≤3.6 mA)", "loop open (≤3.6 mA)"),
        BadReason.LoopOverrange => text.Of("回路短路 (≥21 mA)", "loop short (≥21 mA)"),
        BadReason.InstrumentFault => text.Of("仪表故障", "instrument fault"),
        BadReason.WarmingUp => text.Of("预热中", "warming up"),
        BadReason.OutOfRange => text.Of("超量程", "out of range"),
        BadReason.InputFailure => text.Of("输入故障", "input failure"),
        _ => text.Of("未知原因", "unknown reason"),
    };

    public static string Kind(ConsoleText text, AlarmKind kind) => kind switch
    {
        AlarmKind.High => text.Of("越上限", "High"),
        AlarmKind.HighHigh => text.Of("越上上限", "High-high"),
        AlarmKind.Low => text.Of("越下限", "Low"),
        AlarmKind.LowLow => text.Of("越下下限", "Low-low"),
        AlarmKind.Stale => text.Of("数据过期", "Stale"),
        _ => text.Of("故障", "Fault"),
    };

    public static string Priority(ConsoleText text, AlarmPriority priority) => priority switch
    {
        AlarmPriority.Critical => text.Of("紧急", "Critical"),
        AlarmPriority.High => text.Of("高", "High"),
        AlarmPriority.Medium => text.Of("中", "Medium"),
        _ => text.Of("低", "Low"),
    };

    public static string State(ConsoleText text, AlarmState state) => state switch
    {
        AlarmState.UnacknowledgedActive => text.Of("报警,未确认", "Active, unacknowledged"),
        AlarmState.AcknowledgedActive => text.Of("报警,已确认", "Active, acknowledged"),
        AlarmState.UnacknowledgedReturned => text.Of("已恢复,未确认", "Returned, unacknowledged"),
        _ => text.Of("正常", "Normal"),
    };

    public static string Transition(ConsoleText text, AlarmTransitionKind kind) => kind switch
    {
        AlarmTransitionKind.Raised => text.Of("报警", "Raised"),
        AlarmTransitionKind.Returned => text.Of("恢复", "Returned"),
        AlarmTransitionKind.Acknowledged => text.Of("确认", "Acknowledged"),
        AlarmTransitionKind.Backdated => text.Of("更正起始时间", "Backdated"),
        _ => text.Of("重启后恢复", "Restored"),
    };

    public static string Gap(ConsoleText text, GapReason reason) => reason switch
    {
        GapReason.StoreOverflow => text.Of("节点存储已满", "node store full"),
        GapReason.StoreReplaced => text.Of("节点断电,存储更换", "node store replaced (power cut)"),
        _ => text.Of("原因不明", "unexplained"),
    };
}
