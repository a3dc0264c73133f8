using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// Counts the pulses of a meter, a flow sensor or a speed pick-up natively: no pulse is missed however seldom C# looks, and the
    /// total outlives resets and power cuts, of which each costs the pulses of at most 10.5 s. For the node's one loop.
    /// </summary>
    public sealed class PulseCounter : IDisposable
    {
        private int _handle;

        /// <param name="channel">0…3, place of the total in the journal: the same at every start.</param>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="glitchUs">Levels that last less do not count, us, 0…1000000.</param>
        /// <param name="edges">One of <see cref="PulseEdges"/>.</param>
        /// <exception cref="NativeException">The board has no such pin, the channel is open, or a parameter is out of range.</exception>
        public PulseCounter(int channel, int pin, int glitchUs, int edges)
        {
            _handle = PulseCounterNative.Open(channel, pin, glitchUs, edges);
            if (_handle < 0)
            {
                throw new NativeException("pulse channel " + channel.ToString() + " on pin " + pin.ToString(), _handle);
            }
        }

        /// <summary>Pulses since the first start of all, 0…2^63 - 1; never falls. At most 0.5 s old.</summary>
        public long Total()
        {
            return PulseCounterNative.Total(_handle);
        }

        /// <summary>Pulses a second x 1000, by the time between pulses; falls as they stay away, and is 0 after 1000 s.</summary>
        public long RateMillihertz()
        {
            return PulseCounterNative.RateMillihertz(_handle);
        }

        /// <summary>A count, one of <see cref="PulseCount"/>.</summary>
        public long Count(int count)
        {
            return PulseCounterNative.Counter(_handle, count);
        }

        /// <summary>Writes the totals of all channels now, before the power goes. False when the flash failed.</summary>
        public bool Persist()
        {
            return PulseCounterNative.BrownOut(_handle) >= 0;
        }

        /// <summary>Writes the total and frees the channel.</summary>
        public void Dispose()
        {
            if (_handle >= 0)
            {
                PulseCounterNative.Close(_handle);
                _handle = -1;
            }
        }
    }
}
