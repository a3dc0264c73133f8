using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The digital-event driver of the shared library, on the inputs of the thread's <see cref="NativeBoard"/>.</summary>
    internal static partial class DigitalEventsNative
    {
        // WUXI_EVENTS_BOARDS of native/port/host/capacities.cmake.
        private const int MostBoards = 2048;

        private static readonly BoardPorts<EventsPort> Boards = new BoardPorts<EventsPort>(MostBoards);
        private static readonly HostPorts<EventsPort> Ports = new HostPorts<EventsPort>();

        internal static int Open(int pin, int debounceUs, int initialLevel)
        {
            INativeBoard board = NativeBoard.Require();
            INativeInput input = board.OpenInput(pin);
            if (input == null)
            {
                return NativeCode.NoPort;
            }

            EventsPort port = Boards.Find(board) ?? Boards.Add(board, number => new EventsPort(board, number));
            if (port == null)
            {
                return NativeCode.NoneFree;
            }

            // A board's slots are its thread's, so that no lock is needed here.
            port.Advance();
            int level = initialLevel < 0 ? input.LevelAt(board.UptimeUs) : initialLevel;
            int handle = OpenDriver(port.Number, pin, debounceUs, level);
            if (handle >= 0)
            {
                port.Add(handle, input);
                Ports.Add(handle, port);
            }

            ReleaseIdle(port);
            return handle;
        }

        internal static int Close(int handle)
        {
            EventsPort port = Ports.Remove(handle);
            if (port == null)
            {
                return NativeCode.BadHandle;
            }

            port.Remove(handle);
            int code = CloseDriver(handle);
            ReleaseIdle(port);
            return code;
        }

        internal static int Take(long[] info)
        {
            EventsPort port = Boards.Find(NativeBoard.Require());
            port?.Advance();
            return port == null ? NativeCode.Nothing : TakeFromDriver(port.Number, info);
        }

        internal static int Level(int handle)
        {
            Ports.Find(handle)?.Advance();
            return LevelOfDriver(handle);
        }

        internal static long Counter(int handle, int which)
        {
            Ports.Find(handle)?.Advance();
            return CounterOfDriver(handle, which);
        }

        private static void ReleaseIdle(EventsPort port)
        {
            if (!port.IsIdle)
            {
                return;
            }

            // What nobody took, and the mark of what was lost, must not come to the next board of this number: one event of our own
            // brings them out.
            Drop(port.Number);
            int handle = OpenDriver(port.Number, 0, 0, 0);
            EventsPort.Edge(handle, 1, 0);
            Drop(port.Number);
            CloseDriver(handle);
            Boards.Remove(port.Board);
        }

        private static void Drop(int board)
        {
            long[] dropped = new long[4];
            while (TakeFromDriver(board, dropped) >= 0)
            {
            }
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_open")]
        private static partial int OpenDriver(int board, int input, int debounceUs, int initialLevel);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_close")]
        private static partial int CloseDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_take")]
        private static partial int TakeFromDriver(int board, [Out] long[] info);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_level")]
        private static partial int LevelOfDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_events_counter")]
        private static partial long CounterOfDriver(int handle, int which);
    }
}
