using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One pin of the chip whose pulses are counted natively, as the node sees it.</summary>
    public sealed class NativePulseInput : IPulseInput, IDisposable
    {
        private readonly PulseCounter _counter;

        /// <summary>Opens the channel; lets out what <see cref="PulseCounter"/> throws.</summary>
        /// <param name="channel">Place of the total in the journal.</param>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="glitchUs">Levels that last less do not count, us.</param>
        /// <param name="edges">rising or falling.</param>
        public NativePulseInput(int channel, int pin, int glitchUs, string edges)
        {
            int counted = edges == "rising" ? PulseEdges.Rising : PulseEdges.Falling;
            _counter = new PulseCounter(channel, pin, glitchUs, counted);
        }

        public long Total
        {
            get { return _counter.Total(); }
        }

        public long RateMillihertz
        {
            get { return _counter.RateMillihertz(); }
        }

        public void Keep()
        {
            _counter.Persist();
        }

        /// <summary>Writes the total and frees the channel.</summary>
        public void Dispose()
        {
            _counter.Dispose();
        }
    }
}
