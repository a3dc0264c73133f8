namespace Wuxi.Edge.Historian.Coding;

/// <summary>Stored bytes are not what was written: a failing card, or somebody else's file.</summary>
public sealed class DamagedDataException(string message, Exception? inner = null) : Exception(message, inner);
