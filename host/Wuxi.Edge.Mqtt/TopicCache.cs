using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Topics as strings without making the same string again for each message. Kept are ASCII topics that come a second time: those of births and
/// deaths, of which a large workshop has more than of data, would only take memory. Bounded: when it is full it starts anew, so a
/// peer that invents topics costs allocations and nothing else. One thread.
/// </summary>
internal sealed class TopicCache
{
    private const int Capacity = 16_384;

    private readonly Dictionary<int, string> _topics = [];

    // Hashes of topics that came once.
    private readonly HashSet<int> _seen = [];

    /// <summary>The string of a topic that <see cref="Get"/> has made and that was kept.</summary>
    public bool TryGet(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? topic)
    {
        if (_topics.TryGetValue(Hash(utf8), out topic) && Ascii.Equals(utf8, topic))
        {
            return true;
        }

        topic = null;
        return false;
    }

    /// <summary>The string of a topic, made when it is not there.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (TryGet(utf8, out string? known))
        {
            return known;
        }

        string topic = Encoding.UTF8.GetString(utf8);
        int hash = Hash(utf8);
        if (_seen.Remove(hash))
        {
            if (_topics.Count >= Capacity)
            {
                _topics.Clear();
            }

            _topics[hash] = topic;
        }
        else
        {
            if (_seen.Count >= Capacity)
            {
                _seen.Clear();
            }

            _seen.Add(hash);
        }

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
}
