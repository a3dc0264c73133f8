using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The edges of one open input, in order of time. It is asked anew each time the board is looked at, since what happens on a wire may
    /// be decided only while the board runs.
    /// </summary>
    internal sealed class InputEdges
    {
        private readonly INativeInput _input;
        private long _lastUs;

        internal InputEdges(int handle, INativeInput input, long fromUs)
        {
            Handle = handle;
            _input = input;
            _lastUs = fromUs;
        }

        internal int Handle { get; }

        /// <summary>Instant of the next edge, as known when <see cref="Look"/> or <see cref="Take"/> was called last.</summary>
        internal long NextUs { get; private set; }

        internal void Look()
        {
            // An input that does not go on must not hold the board.
            NextUs = Math.Max(_input.NextChangeUs(_lastUs), _lastUs + 1);
        }

        /// <summary>Passes the next edge. The level after it.</summary>
        internal int Take()
        {
            _lastUs = NextUs;
            Look();
            return _input.LevelAt(_lastUs);
        }
    }
}
