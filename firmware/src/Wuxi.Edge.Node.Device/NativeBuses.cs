using System;
using System.Collections;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Opens the chip's ports for the node by the native drivers, and closes them with itself. For the node's one loop.</summary>
    public sealed class NativeBuses : INodeBuses, IDisposable
    {
        private readonly ArrayList _open = new ArrayList();
        private readonly IClock _clock;
        private readonly GpioOutputs _outputs;

        /// <param name="clock">For the uptime.</param>
        /// <param name="outputs">The pins that are driven; they are let go with the rest.</param>
        public NativeBuses(IClock clock, GpioOutputs outputs)
        {
            _clock = clock;
            _outputs = outputs;
        }

        /// <summary>Why the last bus could not be opened, in words; null when all could.</summary>
        public string Fault { get; private set; }

        public IFrameBus OpenFrames(string port, int baud, string parity, int framer)
        {
            try
            {
                var frames = new NativeFrameBus(port, baud, parity, framer);
                _open.Add(frames);
                return frames;
            }
            catch (Exception e)
            {
                Fault = "serial port " + port + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IAnalogInput OpenAnalog(int channel, int referenceMillivolts, int windowMs)
        {
            try
            {
                var input = new NativeAnalogInput(channel, referenceMillivolts, windowMs, _clock.UptimeMs);
                _open.Add(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "analog input " + channel + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IPulseInput OpenPulses(int channel, int pin, int glitchUs, string edges)
        {
            try
            {
                var input = new NativePulseInput(channel, pin, glitchUs, edges);
                _open.Add(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "pulse input " + channel + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IOutputPin OpenOutput(int pin, bool isHigh)
        {
            try
            {
                return _outputs.Open(pin, isHigh);
            }
            catch (Exception e)
            {
                Fault = "output pin " + pin + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public void Dispose()
        {
            foreach (object bus in _open)
            {
                ((IDisposable)bus).Dispose();
            }

            _open.Clear();
            _outputs.Dispose();
        }
    }
}
