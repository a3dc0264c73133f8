using System.Runtime.InteropServices;
using System.Text;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Topics as strings without making the same string again for each message. Bounded: when it is full it starts anew, so a
/// peer that invents topics costs allocations and nothing else. One thread.
/// </summary>
internal sealed unsafe class TopicCache
{
    private const int Capacity = 4096;

    private readonly Dictionary<int, Entry> _entries = [];

    public string Get(byte* zeroTerminated)
    {
        ReadOnlySpan<byte> utf8 = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(zeroTerminated);
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        int key = hash.ToHashCode();
        if (_entries.TryGetValue(key, out Entry entry) && utf8.SequenceEqual(entry.Utf8))
        {
            return entry.Topic;
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        string topic = Encoding.UTF8.GetString(utf8);
        _entries[key] = new Entry(utf8.ToArray(), topic);
        return topic;
    }

    private readonly record struct Entry(byte[] Utf8, string Topic);
}
