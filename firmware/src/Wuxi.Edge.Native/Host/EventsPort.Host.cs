using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The host's port under the digital inputs of one board: plays the pins' interrupts and the timer that confirms, over all inputs in
    /// order of time, up to the present. For the thread of the board.
    /// </summary>
    internal sealed partial class EventsPort
    {
        private readonly INativeBoard _board;
        private readonly List<EventInput> _inputs = new List<EventInput>();

        internal EventsPort(INativeBoard board, int number)
        {
            _board = board;
            Number = number;
        }

        /// <summary>The board's number in the library.</summary>
        internal int Number { get; }

        internal INativeBoard Board
        {
            get { return _board; }
        }

        internal bool IsIdle
        {
            get { return _inputs.Count == 0; }
        }

        internal void Add(int handle, INativeInput input)
        {
            _inputs.Add(new EventInput(handle, input, _board.UptimeUs));
        }

        internal void Remove(int handle)
        {
            _inputs.RemoveAll(input => input.Edges.Handle == handle);
        }

        /// <summary>Gives the driver the edges up to the present, and confirms what has been quiet long enough.</summary>
        internal void Advance()
        {
            long untilUs = _board.UptimeUs;
            foreach (EventInput input in _inputs)
            {
                input.Edges.Look();
            }

            while (!IsIdle)
            {
                EventInput first = First();
                long atUs = first.NextUs;
                if (atUs > untilUs)
                {
                    break;
                }

                int handle = first.Edges.Handle;
                if (first.Edges.NextUs == atUs)
                {
                    Edge(handle, first.Edges.Take(), atUs);
                }

                first.DueUs = Run(handle, atUs);
            }
        }

        // Of several at one instant, the one that was opened first.
        private EventInput First()
        {
            EventInput first = _inputs[0];
            foreach (EventInput input in _inputs)
            {
                first = input.NextUs < first.NextUs ? input : first;
            }

            return first;
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_edge")]
        internal static partial int Edge(int handle, int level, long timeUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_run")]
        private static partial long Run(int handle, long nowUs);
    }
}
