using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The contacts of the board, debounced natively: C# collects changes, each with the microsecond at which it began, however short the
    /// contact was. One ring of 128 events serves all inputs, so a board has one of these. For the node's one loop.
    /// </summary>
    public sealed class DigitalEvents : IDisposable
    {
        /// <summary>Most inputs of a board.</summary>
        public const int MostInputs = 8;

        /// <summary>As initial level: the one the pin has when it is opened.</summary>
        public const int AsItIs = -1;

        private readonly long[] _info = new long[4];
        private readonly int[] _inputs = new int[MostInputs];
        private int _count;

        /// <summary>Level after the change that was taken last, 0 or 1.</summary>
        public int Level { get; private set; }

        /// <summary>Uptime at its first edge, us.</summary>
        public long TimeUs { get; private set; }

        /// <summary>Changes of any input that did not fit into the ring, between the last two that were taken.</summary>
        public long LostBefore { get; private set; }

        /// <summary>Opens an input. What it is called from then on.</summary>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="debounceUs">The level must be quiet for so long to have changed, us, 0…60000000.</param>
        /// <param name="initialLevel">0, 1 or <see cref="AsItIs"/>: what a change is a change from.</param>
        /// <exception cref="NativeException">The board has no such pin, it is open, 8 are open, or a parameter is out of range.</exception>
        public int Open(int pin, int debounceUs, int initialLevel)
        {
            int input = DigitalEventsNative.Open(pin, debounceUs, initialLevel);
            if (input < 0)
            {
                throw new NativeException("pin " + pin.ToString(), input);
            }

            if (_count == MostInputs)
            {
                DigitalEventsNative.Close(input);
                throw new NativeException("pin " + pin.ToString(), NativeCode.NoneFree);
            }

            _inputs[_count++] = input;
            return input;
        }

        /// <summary>Takes the oldest change. Which input it was; negative when there is none.</summary>
        public int Take()
        {
            int code = DigitalEventsNative.Take(_info);
            if (code < 0)
            {
                return code;
            }

            Level = (int)_info[1];
            TimeUs = _info[2];
            LostBefore = _info[3];
            return (int)_info[0];
        }

        /// <summary>The level that an input has, 0 or 1, right even when changes were lost; negative when it is not open.</summary>
        public int LevelOf(int input)
        {
            return DigitalEventsNative.Level(input);
        }

        /// <summary>A count of an input, one of <see cref="EventCounter"/>.</summary>
        public long Count(int input, int counter)
        {
            return DigitalEventsNative.Counter(input, counter);
        }

        /// <summary>Closes one input. Its changes that nobody took are dropped.</summary>
        public void Close(int input)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_inputs[i] == input)
                {
                    DigitalEventsNative.Close(input);
                    _count--;
                    _inputs[i] = _inputs[_count];
                    return;
                }
            }
        }

        public void Dispose()
        {
            while (_count > 0)
            {
                Close(_inputs[_count - 1]);
            }
        }
    }
}
