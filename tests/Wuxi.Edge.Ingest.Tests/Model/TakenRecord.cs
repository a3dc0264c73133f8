namespace Wuxi.Edge.Ingest.Tests.Model;

/// <summary>A record that the reference node really took.</summary>
/// <param name="IsPoisoned">Its value is of another type than declared, for ever.</param>
internal sealed record TakenRecord(ulong Store, ulong Number, long TimestampMs, float Value, bool IsPoisoned);
