namespace Wuxi.Edge.Node
{
    /// <summary>The two times a node lives by. Nothing in this project reads a clock of its own. Never throws.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since 1970-01-01T00:00Z; 0 while the time is not known. May step in either direction.</summary>
        long UtcMs { get; }

        /// <summary>Milliseconds since some start; never steps, never goes back. All intervals are measured with it.</summary>
        long UptimeMs { get; }
    }
}
