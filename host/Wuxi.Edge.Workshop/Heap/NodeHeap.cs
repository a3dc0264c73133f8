using System.Text;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Workshop.Heap;

/// <summary>
/// How much of its chip's managed heap a node's program keeps, as the node on a board without PSRAM has it: reckoned from the workshop file,
/// with what <see cref="HeapTable"/> says of parts and inputs. A test compares it with the objects themselves, counted one by one: never below, and
/// at most 15 % above. Pure; thread safe.
/// </summary>
public static class NodeHeap
{
    private const int BlockBytes = 12;
    private const int ArrayBytes = 20;
    private const int Reference = 12;

    // What the coding of the store remembers at the most, twice.
    private const int CodedDevices = 16;
    private const int CodedPoints = 64;

    // A record on the way: head, and index, reason and value of each point.
    private const int RecordHead = 15;
    private const int RecordPoint = 10;
    private const int LongestRecord = 1024;

    // The buffer for messages begins with the first, and grows by the second to what the longest birth needs.
    private const int LeastMessage = 544;
    private const int MessageStep = 32;
    private const int BirthHead = 60;
    private const int BirthPoint = 88;

    /// <summary>Bytes that the node keeps, without M2Mqtt.</summary>
    /// <param name="workshop">Id of the workshop, which is in each topic.</param>
    /// <param name="node">The node.</param>
    public static int Estimate(string workshop, NodeDefinition node)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        ArgumentNullException.ThrowIfNull(node);
        int bytes = HeapTable.Base + Names(workshop, node) + Lists(node) + Buffers(node);
        bytes += node.Buses.Sum(bus => HeapTable.OfInput(bus));
        bytes += HeapTable.OnceOfInputs([.. node.Buses.Select(bus => bus.Kind)]);
        bytes += node.Devices.Select(device => device.Part).Distinct().Sum(HeapTable.OnceOfPart);
        return bytes + node.Devices.Sum(device => OfDevice(workshop, node.Id, device));
    }

    private static int OfDevice(string workshop, string node, DeviceDefinition device)
    {
        int names = Text(device.Id) + Text($"spBv1.0/{workshop}/DDATA/{node}/{device.Id}");
        int rows = HeapTable.OfRow(device);
        return HeapTable.OfPart(device.Part) + names + rows + BlockBytes;
    }

    private static int Names(string workshop, NodeDefinition node) =>
        Text(node.Id) + Text(workshop) + (5 * Text($"spBv1.0/{workshop}/NDEATH/{node.Id}"));

    private static int Lists(NodeDefinition node)
    {
        int points = node.Devices.Sum(device => device.Points.Count);
        int coded = Math.Min(points, CodedPoints);
        int metrics = node.Devices.SelectMany(device => device.Points).Select(point => point.Point.Metric).Distinct().Count();

        // Settings, states, and what the coding of the store remembers when it writes and when it reads.
        int ofPoints = Array(points, Reference) + (metrics * BlockBytes) + (4 * Array(points, 1)) + (7 * Array(points, 8)) + (2 * Array(points, 4))
            + (2 * (Array(coded, 8) + Array(coded, 1)));
        int ofDevices = (3 * Array(node.Devices.Count, Reference)) + (4 * Array(Math.Min(node.Devices.Count, CodedDevices), 8));
        return ofPoints + ofDevices + (3 * Array(node.Buses.Count, Reference));
    }

    private static int Buffers(NodeDefinition node)
    {
        int most = node.Devices.Select(device => device.Points.Count).DefaultIfEmpty().Max();
        int record = RecordHead + (RecordPoint * most);
        int birth = node.Devices.Select(Birth).DefaultIfEmpty().Max();
        int message = birth <= LeastMessage ? LeastMessage : (birth + MessageStep - 1) / MessageStep * MessageStep;
        return Array(record, 1) + Array(Math.Min(record, LongestRecord), 1) + Array(message, 1);
    }

    private static int Birth(DeviceDefinition device) => BirthHead + device.Points.Sum(point =>
        BirthPoint + Encoding.UTF8.GetByteCount(point.Point.Metric) + Encoding.UTF8.GetByteCount(point.Point.Unit));

    private static int Text(string text) => Blocks(BlockBytes + Encoding.UTF8.GetByteCount(text) + 1);

    private static int Array(int count, int bytes) => Blocks(ArrayBytes + (count * bytes));

    private static int Blocks(int bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
}
