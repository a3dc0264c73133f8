namespace Wuxi.Edge.Abstractions;

/// <summary>A record that arrived and cannot be used; it is kept raw and counts as accounted for.</summary>
/// <param name="Id">Identity of the record; number 0 when it could not be read.</param>
/// <param name="Topic">Topic of the message.</param>
/// <param name="Payload">The message as it came.</param>
/// <param name="ReceivedMs">UTC ms.</param>
/// <param name="Fault">What is wrong with it, in words.</param>
public sealed record QuarantineEntry(RecordId Id, string Topic, byte[] Payload, long ReceivedMs, string Fault);
