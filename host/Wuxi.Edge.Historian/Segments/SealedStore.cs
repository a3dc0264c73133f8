using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>What was sealed of one record store.</summary>
/// <param name="Store">Its key.</param>
/// <param name="Records">How many records.</param>
/// <param name="Readings">How many readings.</param>
/// <param name="LastMs">Time of the newest, UTC ms.</param>
/// <param name="Numbers">Their numbers.</param>
internal readonly record struct SealedStore(long Store, long Records, long Readings, long LastMs, RecordIntervals Numbers);
