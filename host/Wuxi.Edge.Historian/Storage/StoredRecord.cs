namespace Wuxi.Edge.Historian.Storage;

/// <summary>A record that is new to the database, and where its readings are in the batch.</summary>
/// <param name="Store">Key of its store.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Offset">First reading in the batch.</param>
/// <param name="Count">How many.</param>
internal readonly record struct StoredRecord(long Store, ulong Number, int Offset, int Count);
