using System;

namespace Wuxi.Edge.Native
{
    /// <summary>The board's end of a serial wire. Times are microseconds of uptime and never go back.</summary>
    public interface INativeLine : IDisposable
    {
        /// <summary>Instant at which something happens on the wire next; <see cref="long.MaxValue"/> for nothing.</summary>
        long NextEventUs { get; }

        /// <summary>Bytes lost because the receive buffer was full.</summary>
        long Overruns { get; }

        /// <summary>Lets the wire live up to an instant, and takes the bytes whose last bit has arrived by then.</summary>
        int Receive(Span<byte> into, long untilUs);

        /// <summary>Puts bytes on the wire. Returns the end of their last stop bit.</summary>
        long Send(ReadOnlySpan<byte> bytes, long atUs);
    }
}
