using System;
using System.Collections;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// A node on its board: the pure <see cref="Node"/> with the board's clock and ports. The same on the chip and in the
    /// emulator, where <c>EmulatedBoard.Current</c> and <c>NativeBoard.Current</c> must be set while it is made. For one loop, which calls
    /// <see cref="Tick"/>.
    /// </summary>
    public sealed class NodeHost : IDisposable
    {
        private readonly NanoClock _clock = new NanoClock();
        private readonly NativeBuses _buses;
        private readonly Node _node;

        /// <param name="settings">What to do; see <see cref="ReadSettings"/>.</param>
        /// <param name="link">The connection, not connected yet; stays the caller's.</param>
        /// <param name="store">Keeps the records.</param>
        /// <param name="random">For jitter.</param>
        /// <param name="outputs">The pins that are driven already; null when none are.</param>
        /// <param name="latches">Keeps trips over a power cut; null for nowhere.</param>
        public NodeHost(
            NodeSettings settings, INodeLink link, IRecordStore store, IRandom random, GpioOutputs outputs = null, ILatchSlots latches = null)
        {
            _buses = new NativeBuses(_clock, outputs != null ? outputs : new GpioOutputs());
            _node = new Node(settings, _clock, _buses, link, store, random, latches);
        }

        /// <summary>Milliseconds since the board was powered: the scale of what <see cref="Tick"/> returns.</summary>
        public long UptimeMs
        {
            get { return _clock.UptimeMs; }
        }

        public Node Node
        {
            get { return _node; }
        }

        /// <summary>Why the last bus could not be opened, in words; null when all could.</summary>
        public string BusFault
        {
            get { return _buses.Fault; }
        }

        /// <summary>Reads a settings text.</summary>
        /// <exception cref="ArgumentException">It has faults; all of them are in the message, each with its line.</exception>
        public static NodeSettings ReadSettings(string text)
        {
            var parser = new SettingsParser();
            NodeSettings settings = parser.Parse(text);
            if (settings != null)
            {
                return settings;
            }

            string faults = "";
            ArrayList list = parser.Faults;
            for (int i = 0; i < list.Count; i++)
            {
                faults += (i == 0 ? "" : "; ") + list[i].ToString();
            }

            throw new ArgumentException("settings: " + faults);
        }

        /// <summary>Does what is due; the uptime, ms, at which it wants to be called next.</summary>
        public long Tick()
        {
            return _node.Tick();
        }

        /// <summary>Closes the ports. Nothing is said to the gateway: that is <see cref="Wuxi.Edge.Node.Node.Stop"/>.</summary>
        public void Dispose()
        {
            _buses.Dispose();
        }
    }
}
