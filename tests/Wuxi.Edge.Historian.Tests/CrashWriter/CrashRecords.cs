using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.CrashWriter;

/// <summary>What record n holds, so that the test can tell from the database alone what belongs there.</summary>
public static class CrashRecords
{
    public const string Node = "N001";
    public const ulong StoreId = ulong.MaxValue - 6;
    public const int Points = 5;
    private const long T0 = 1_780_000_000_000;

    /// <summary>Every 50th number goes into quarantine, every 71st begins a gap of three; the others are records.</summary>
    public static WhatIs Kind(ulong number) =>
        number % 71 is 0 or 1 or 2 && number > 2 ? WhatIs.Gap : number % 50 == 0 ? WhatIs.Quarantine : WhatIs.Record;

    public static long TimeOf(ulong number) => T0 + (100 * (long)number);

    /// <summary>One reading a point, whose value gives number and point away.</summary>
    public static Reading[] ReadingsOf(ulong number) =>
    [
        .. Enumerable.Range(0, Points).Select(point => new Reading(
            point, TimeOf(number), PointValue.FromInt64(((long)number * Points) + point), Quality.Good, BadReason.None)),
    ];
}
