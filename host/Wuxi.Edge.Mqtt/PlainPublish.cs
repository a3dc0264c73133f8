using System.Buffers.Binary;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// A PUBLISH packet of QoS 0 as it lies in the received bytes (MQTT 3.1.1, 2.2 and 3.3); nothing is copied. Whether its topic is one that may
/// be published on is not looked at.
/// </summary>
internal readonly ref struct PlainPublish
{
    private const int Publish = 0x30;
    private const int RetainFlag = 0x01;
    private const int LengthBytes = 4;
    private const int TopicLengthBytes = 2;

    private PlainPublish(bool retain, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int length)
    {
        Retain = retain;
        Topic = topic;
        Payload = payload;
        Length = length;
    }

    /// <summary>The broker had kept it.</summary>
    public bool Retain { get; }

    /// <summary>UTF-8, 0 to 65,535 bytes.</summary>
    public ReadOnlySpan<byte> Topic { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Of the whole packet, bytes.</summary>
    public int Length { get; }

    /// <summary>Whether a packet that begins so is of this kind.</summary>
    public static bool MayBeginWith(byte first) => (first & ~RetainFlag) == Publish;

    /// <summary>False when the bytes do not begin with a whole packet of this kind, for whatever reason.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PlainPublish packet)
    {
        packet = default;
        if (bytes.IsEmpty || !MayBeginWith(bytes[0]) || !TryReadLength(bytes[1..], out int rest, out int lengthBytes))
        {
            return false;
        }

        int head = 1 + lengthBytes;
        if (rest < TopicLengthBytes || rest > bytes.Length - head)
        {
            return false;
        }

        ReadOnlySpan<byte> body = bytes.Slice(head, rest);
        int topicLength = BinaryPrimitives.ReadUInt16BigEndian(body);
        if (topicLength > rest - TopicLengthBytes)
        {
            return false;
        }

        packet = new PlainPublish(
            (bytes[0] & RetainFlag) != 0,
            body.Slice(TopicLengthBytes, topicLength),
            body[(TopicLengthBytes + topicLength)..],
            head + rest);
        return true;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> bytes, out int length, out int lengthBytes)
    {
        length = 0;
        for (lengthBytes = 0; lengthBytes < LengthBytes && lengthBytes < bytes.Length;)
        {
            byte octet = bytes[lengthBytes];
            length |= (octet & 0x7F) << (7 * lengthBytes);
            lengthBytes++;
            if (octet < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
