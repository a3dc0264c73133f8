using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Topics as strings without making the same string again for each message. Bounded: when it is full it starts anew, so a
/// peer that invents topics costs allocations and nothing else. One thread.
/// </summary>
internal sealed class TopicCache
{
    private const int Capacity = 16_384;

    private readonly Dictionary<int, Entry> _entries = [];

    /// <summary>The string of a topic that <see cref="Get"/> has made and that is still there.</summary>
    public bool TryGet(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? topic)
    {
        ref readonly Entry entry = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, Hash(utf8));
        bool isThere = !Unsafe.IsNullRef(in entry) && utf8.SequenceEqual(entry.Utf8);
        topic = isThere ? entry.Topic : null;
        return isThere;
    }

    /// <summary>The string of a topic, made when it is not there.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (TryGet(utf8, out string? known))
        {
            return known;
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        string topic = Encoding.UTF8.GetString(utf8);
        _entries[Hash(utf8)] = new Entry(utf8.ToArray(), topic);
        return topic;
    }

    /// <summary>Cheap, since it runs for each message. Equal for different topics, it costs a string and nothing else.</summary>
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        ulong hash = (uint)utf8.Length;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Multiplier, 29);
            utf8 = utf8[sizeof(ulong)..];
        }

        foreach (byte octet in utf8)
        {
            hash = (hash ^ octet) * Multiplier;
        }

        return (int)(hash >> 32);
    }

    private readonly record struct Entry(byte[] Utf8, string Topic);
}
