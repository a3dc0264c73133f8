namespace Wuxi.Edge.Historian.Segments;

/// <summary>Another process replaced a segment between our look at its catalogue and at the file; a new look finds the new file.</summary>
internal sealed class SegmentVanishedException(string message, Exception inner) : IOException(message, inner);
