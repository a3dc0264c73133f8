using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>The contacts of the chip: one native ring has the changes of all of them, and here each gets its own. For the node's one loop.</summary>
    public sealed class NativeContacts : IDisposable
    {
        private const int MicrosecondsPerMillisecond = 1000;

        private readonly DigitalEvents _events = new DigitalEvents();
        private NativeContactInput[] _inputs = new NativeContactInput[0];

        /// <summary>Opens an input; lets out what <see cref="DigitalEvents"/> throws.</summary>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="debounceUs">The level must be quiet for so long to have changed, us.</param>
        public NativeContactInput Open(int pin, int debounceUs)
        {
            int handle = _events.Open(pin, debounceUs, DigitalEvents.AsItIs);
            NativeContactInput input = new NativeContactInput(this, _events, handle);
            NativeContactInput[] inputs = new NativeContactInput[_inputs.Length + 1];
            Array.Copy(_inputs, 0, inputs, 0, _inputs.Length);
            inputs[_inputs.Length] = input;
            _inputs = inputs;
            return input;
        }

        /// <summary>Gives each input the changes of its own that have come since.</summary>
        internal void Drain()
        {
            int handle;
            while ((handle = _events.Take()) >= 0)
            {
                for (int i = 0; i < _inputs.Length; i++)
                {
                    if (_inputs[i].Handle == handle)
                    {
                        _inputs[i].Put(_events.Level, _events.TimeUs / MicrosecondsPerMillisecond);
                    }
                }
            }
        }

        public void Dispose()
        {
            _events.Dispose();
        }
    }
}
