using Wuxi.Edge.Testing.Sparkplug;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>Well-formed messages of N001 and its meter-1.</summary>
internal static class Messages
{
    public const string NodeBirthTopic = "spBv1.0/W1/NBIRTH/N001";
    public const string NodeDeathTopic = "spBv1.0/W1/NDEATH/N001";
    public const string NodeDataTopic = "spBv1.0/W1/NDATA/N001";
    public const string DeviceBirthTopic = "spBv1.0/W1/DBIRTH/N001/meter-1";
    public const string DeviceDeathTopic = "spBv1.0/W1/DDEATH/N001/meter-1";
    public const string DataTopic = "spBv1.0/W1/DDATA/N001/meter-1";

    public static byte[] NodeBirth(long atMs, ulong last = 0) =>
        Message($"NBIRTH N001 seq=0 bdSeq=1 store=a1 first=1 last={last}", atMs);

    public static byte[] NodeDeath() => Message("NDEATH N001 bdSeq=1", 0);

    public static byte[] NodeData(long atMs, int sequence) => Message($"NDATA N001 seq={sequence} first=1 last=5", atMs);

    public static byte[] DeviceBirth(long atMs, int sequence = 1) => Message($"DBIRTH N001/meter-1 seq={sequence}", atMs);

    public static byte[] DeviceDeath(long atMs, int sequence) => Message($"DDEATH N001/meter-1 seq={sequence}", atMs);

    public static byte[] Data(long atMs, int sequence, ulong number, float power)
    {
        var writer = new PayloadWriter(new byte[256]);
        writer.Begin(atMs);
        writer.BeginMetric(null, 1, atMs, DataType.Unknown, false);
        writer.WriteUInt64(number);
        writer.EndMetric();
        writer.BeginMetric(null, 2, atMs, DataType.Unknown, false);
        writer.WriteFloat(power);
        writer.EndMetric();
        writer.End(sequence);
        return writer.Buffer[..writer.Length];
    }

    /// <summary>Connects and brings N001 and meter-1 up.</summary>
    public static void Bear(Bench bench, ulong last = 0)
    {
        bench.Host.OnConnected();
        bench.Send(NodeBirthTopic, NodeBirth(bench.Time.NowMs, last));
        bench.Send(DeviceBirthTopic, DeviceBirth(bench.Time.NowMs));
    }

    private static byte[] Message(string line, long atMs) => new ScriptNode().Message(new ScriptLine(line), atMs);
}
