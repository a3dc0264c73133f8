// Writes history until it is killed, and says each range that it was told is committed: "N001 first last ." a line.
// Arguments: folder, seed. Begins where the database ends, and sends some again, as a node does.
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Historian.CrashWriter;

var random = new Random(int.Parse(args[1], CultureInfo.InvariantCulture));
using HistoryDatabase database = HistoryDatabase.Open(
    new HistorianOptions { Folder = args[0], BatchReadings = 1000 }, new CrashWorkshop(), TimeProvider.System, NullLogger.Instance);
HistoryWriter writer = database.Writer;
ulong stored = writer.LoadProgress().SingleOrDefault(store => store.StoreId == CrashRecords.StoreId)?.Accounted.Contiguous ?? 0;
ulong next = stored < 20 ? 1 : stored - 20;
while (true)
{
    writer.TryOpenStore(CrashRecords.Node, CrashRecords.StoreId, CrashRecords.TimeOf(next));
    ulong end = next + (ulong)random.Next(1, random.Next(2) == 0 ? 10 : 500);
    while (next < end)
    {
        Queue(next++);
    }

    // A driver of virtual time pumps until nothing is left; sometimes it does not get that far.
    while (writer.Pump() && random.Next(10) != 0)
    {
    }

    while (writer.TryTakeCommitted(out CommittedRange range))
    {
        // One write for the line: the reader takes only lines that end with the full stop.
        Console.Out.Write($"{range.Node} {range.First} {range.Last} .\n");
        Console.Out.Flush();
    }

    next -= Math.Min(next - 1, (ulong)random.Next(3));
}

void Queue(ulong number)
{
    var id = new RecordId(CrashRecords.Node, CrashRecords.StoreId, number);
    long atMs = CrashRecords.TimeOf(number);
    bool isQueued = CrashRecords.Kind(number) switch
    {
        WhatIs.Gap => writer.TryAppendGap(new GapEntry(id.Node, id.StoreId, number, number, atMs, atMs, GapReason.StoreOverflow)),
        WhatIs.Quarantine => writer.TryQuarantine(new QuarantineEntry(id, "spBv1.0/W1/DDATA/N001", [1, 2, 3], atMs, "truncated")),
        _ => writer.TryAppend(new RecordHeader(id, "device-1", atMs, false, 0), CrashRecords.ReadingsOf(number)),
    };
    if (!isQueued)
    {
        throw new InvalidOperationException("the queue is larger than what is queued here");
    }
}
