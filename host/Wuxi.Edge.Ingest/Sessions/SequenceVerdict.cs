namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>Where a message stands in its session.</summary>
internal enum SequenceVerdict
{
    /// <summary>The one expected.</summary>
    Next,

    /// <summary>Messages before it are missing.</summary>
    Ahead,

    /// <summary>Its number has passed: it was seen, or given up, or the session is out of step.</summary>
    Behind,
}
