using System;
using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The clock of the board this runs on. Twin of NanoClock.Nano.cs: .NET's own clock would be the same for all boards of
    /// the process, and real time where the emulation's is virtual.
    /// </summary>
    public sealed class NanoClock : IClock
    {
        private readonly IEmulatedBoard _board;

        public NanoClock()
        {
            _board = EmulatedBoard.Current;
            if (_board == null)
            {
                throw new InvalidOperationException("No emulated board on this thread.");
            }
        }

        public long UtcMs
        {
            get { return _board.UtcMs; }
        }

        public long UptimeMs
        {
            get { return _board.UptimeMs; }
        }
    }
}
