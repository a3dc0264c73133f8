namespace Wuxi.Edge.Historian;

/// <summary>The database cannot be used at all, and trying again does not help; the message says why and what to do.</summary>
public sealed class HistoryDatabaseException(string message, Exception? cause = null) : Exception(message, cause);
