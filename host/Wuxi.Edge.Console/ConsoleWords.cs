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
        BadReason.LoopUnderrange => text.Of("回路断线（≤3.6 mA）", "loop open (≤3.6 mA)"),
        BadReason.LoopOverrange => text.Of("回路短路（≥21 mA）", "loop short (≥21 mA)"),
        BadReason.InstrumentFault => text.Of("仪表故障", "instrument fault"),
        BadReason.WarmingUp => text.Of("预热中", "warming up"),
        BadReason.Undated => text.Of("时刻不明（不晚于此）", "time unknown (not later)"),
        BadReason.OutOfRange => text.Of("超量程", "out of range"),
        BadReason.InputFailure => text.Of("输入故障", "input failure"),
        _ => text.Of("未知原因", "unknown reason"),
    };

    /// <summary>Why a day is not complete: what there is of gaps, quarantine and damage.</summary>
    public static string Missing(ConsoleText text, DayProof proof)
    {
        (long Count, string Words)[] causes =
        [
            (proof.Gaps, text.Of($"缺口 {proof.Gaps} 条", $"gaps: {proof.Gaps}")),
            (proof.Quarantined, text.Of($"隔离记录 {proof.Quarantined} 条", $"records in quarantine: {proof.Quarantined}")),
            (proof.Unreadable, text.Of($"文件损坏，读不出 {proof.Unreadable} 处", $"unreadable pieces of damaged files: {proof.Unreadable}")),
        ];
        return string.Join(text.Of("，", ", "), causes.Where(cause => cause.Count > 0).Select(cause => cause.Words));
    }

    /// <summary>Where an interlock of a node stands, by its point <c>state</c>.</summary>
    public static string Interlock(ConsoleText text, LivePoint state)
    {
        string word = state.Value.Number switch
        {
            0 => text.Of("正常", "Normal"),
            1 => text.Of("条件成立，延时中", "Demand, delay running"),
            2 => text.Of("已动作", "Tripped"),
            3 => text.Of("已动作，待复位", "Tripped, waiting for reset"),
            _ => text.Of("未知", "Unknown"),
        };
        return state.Quality == Abstractions.Quality.Stale && state.TimestampMs > 0 ? $"{word} ({Quality(text, state.Quality)})" : word;
    }

    /// <summary>Whether it has tripped, so that a reset makes sense.</summary>
    public static bool IsTripped(LivePoint state) => state.Value.Number is 2 or 3;

    /// <summary>Why the last reset was refused, while the interlock is still tripped; empty when it was not.</summary>
    public static string Refusal(ConsoleText text, LivePoint state, LivePoint refusal) =>
        (state.Value.Number, refusal.Value.Number) switch
        {
            (2, 1) => text.Of("（条件仍成立，拒绝复位）", "(reset refused: the demand is still there)"),
            (3, 1) => text.Of("（上次复位被拒绝：当时条件仍成立）", "(the last reset was refused: the demand was still there)"),
            _ => "",
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
        AlarmState.UnacknowledgedActive => text.Of("报警，未确认", "Active, unacknowledged"),
        AlarmState.AcknowledgedActive => text.Of("报警，已确认", "Active, acknowledged"),
        AlarmState.UnacknowledgedReturned => text.Of("已恢复，未确认", "Returned, unacknowledged"),
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
        GapReason.StoreReplaced => text.Of("节点断电，存储更换", "node store replaced (power cut)"),
        _ => text.Of("原因不明", "unexplained"),
    };

    /// <summary>Whether a node has the settings of the workshop file.</summary>
    public static string Settings(ConsoleText text, NodeSettingsStatus settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return SettingsQuality(settings) switch
        {
            "good" => text.Of("一致", "as the file says"),
            "bad" => text.Of("被节点拒绝", "refused by the node"),
            _ => settings.Pending == settings.Wanted
                ? text.Of("已接受，补传后启用", "accepted, in use after the backlog")
                : text.Of("待下发", "to be sent"),
        };
    }

    /// <summary>Class of the lamp beside it: good, stale or bad.</summary>
    public static string SettingsQuality(NodeSettingsStatus settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.InUse == settings.Wanted && settings.Pending == 0 ? "good"
            : settings.Pending != settings.Wanted && settings.Refused == settings.Wanted ? "bad"
            : "stale";
    }

    /// <summary>What is wrong with a node's messages; <paramref name="kind"/> is the stable id that ingest gives it.</summary>
    public static string Fault(ConsoleText text, string kind) => kind switch
    {
        "unknown-node" => text.Of("未登记的节点", "unknown node"),
        "unknown-device" => text.Of("未登记的仪表", "unknown instrument"),
        "unknown-metric" => text.Of("未登记的测点", "unknown metric"),
        "unknown-alias" => text.Of("未声明的别名", "undeclared alias"),
        "alias-conflict" => text.Of("别名重复", "alias used twice"),
        "wrong-type" => text.Of("数据类型不符", "wrong type"),
        "wrong-unit" => text.Of("单位不符", "wrong unit"),
        "not-finite" => text.Of("数值非有限数", "not a finite number"),
        "repeated-metric" => text.Of("测点重复", "metric given twice"),
        "mixed-timestamps" => text.Of("一条记录内时间不一致", "several times in one record"),
        "no-timestamp" => text.Of("缺少时间", "no time stamp"),
        "timestamp-ahead" => text.Of("时间超前", "time in the future"),
        "timestamp-ancient" => text.Of("时间过旧", "time too long ago"),
        "undecodable" => text.Of("报文无法解析", "message cannot be decoded"),
        "payload-too-large" => text.Of("报文过大", "message too large"),
        "bad-sequence" => text.Of("缺少序号", "no sequence number"),
        "sequence-reordered" => text.Of("序号乱序", "out of order"),
        "sequence-replayed" => text.Of("序号重复", "sent again"),
        "sequence-gap" => text.Of("序号缺失", "messages lost on the way"),
        "birth-sequence" => text.Of("上线报文序号错误", "wrong sequence in a birth"),
        "bad-birth" => text.Of("上线报文错误", "wrong birth"),
        "settings-too-long" => text.Of("设置过长", "settings too long"),
        "late-death" => text.Of("过期的离线报文", "death of another session"),
        "data-before-birth" => text.Of("未上线先发数据", "data before birth"),
        "no-record-number" => text.Of("缺少记录编号", "no record number"),
        "store-regressed" => text.Of("记录编号倒退", "record numbers went back"),
        "second-client" => text.Of("两个设备共用节点号", "two devices use this node id"),
        "retained" => text.Of("代理保留的旧报文", "message kept by the broker"),
        "bad-topic" => text.Of("主题错误", "wrong topic"),
        "bad-state" => text.Of("状态报文错误", "wrong STATE message"),
        _ => kind,
    };
}
