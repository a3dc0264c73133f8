using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The host's port under the pulse channels of one board, which share a journal: plays the pins' interrupts and the task that writes
    /// the journal, in order of time, up to the present. For the thread of the board.
    /// </summary>
    internal sealed partial class PulsePort
    {
        internal const int Channels = 4;

        // Instants of the task are multiples of this, so that they do not depend on when C# looks.
        private const long RunUs = 500000;

        private readonly INativeBoard _board;
        private readonly List<InputEdges> _inputs = new List<InputEdges>();
        private GCHandle _flash;
        private long _nextRunUs;

        /// <exception cref="InvalidOperationException">The board's flash is none that a journal fits on.</exception>
        internal PulsePort(INativeBoard board, int number)
        {
            _board = board;
            FirstChannel = number * Channels;
            if (board is INativeFlash flash)
            {
                Mount(flash);
            }
        }

        /// <summary>Number in the library of the board's channel 0.</summary>
        internal int FirstChannel { get; }

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
            if (IsIdle)
            {
                _nextRunUs = ((_board.UptimeUs / RunUs) + 1) * RunUs;
            }

            _inputs.Add(new InputEdges(handle, input, _board.UptimeUs));
        }

        /// <summary>Gives the driver the last there is of a channel, before it is closed.</summary>
        internal void Remove(int handle)
        {
            Advance();
            Run(handle, _board.UptimeUs);
            _inputs.RemoveAll(input => input.Handle == handle);
        }

        /// <summary>Lets go of the flash, after the channels were closed.</summary>
        internal void Unmount()
        {
            UnmountDriver(FirstChannel);
            if (_flash.IsAllocated)
            {
                _flash.Free();
            }
        }

        /// <summary>Gives the driver the edges up to the present, and runs its task.</summary>
        internal void Advance()
        {
            long untilUs = _board.UptimeUs;
            foreach (InputEdges input in _inputs)
            {
                input.Look();
            }

            while (!IsIdle)
            {
                InputEdges first = First();
                if (Math.Min(first.NextUs, _nextRunUs) > untilUs)
                {
                    break;
                }

                if (first.NextUs <= _nextRunUs)
                {
                    long edgeUs = first.NextUs;
                    Edge(first.Handle, first.Take(), edgeUs);
                    continue;
                }

                foreach (InputEdges input in _inputs)
                {
                    Run(input.Handle, _nextRunUs);
                }

                _nextRunUs += RunUs;
            }
        }

        private InputEdges First()
        {
            InputEdges first = _inputs[0];
            foreach (InputEdges input in _inputs)
            {
                first = input.NextUs < first.NextUs ? input : first;
            }

            return first;
        }

        private unsafe void Mount(INativeFlash flash)
        {
            _flash = GCHandle.Alloc(flash);
            FlashDescriptor descriptor = FlashHooks.Describe(_flash, FirstChannel, flash.Sectors);

            // Flash that cannot be read is no reason not to count: as on the chip, the totals then begin at 0.
            if (MountDriver(&descriptor) == NativeCode.BadParameter)
            {
                _flash.Free();
                throw new InvalidOperationException("The board's flash has " + flash.Sectors + " sectors; a journal takes 2 to 1024.");
            }
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_edge")]
        private static partial int Edge(int handle, int level, long timeUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_run")]
        private static partial int Run(int handle, long nowUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_mount")]
        private static unsafe partial int MountDriver(FlashDescriptor* flash);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_unmount")]
        private static partial int UnmountDriver(int firstChannel);
    }
}
