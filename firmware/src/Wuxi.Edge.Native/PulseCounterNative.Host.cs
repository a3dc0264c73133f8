using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The pulse driver of the shared library, on the inputs and the flash of the thread's <see cref="NativeBoard"/>.</summary>
    internal static partial class PulseCounterNative
    {
        // WUXI_PULSE_INSTANCES of native/port/host/capacities.cmake, four a board.
        private const int MostBoards = 1024;

        private static readonly BoardPorts<PulsePort> Boards = new BoardPorts<PulsePort>(MostBoards);
        private static readonly HostPorts<PulsePort> Ports = new HostPorts<PulsePort>();
        private static readonly object Gate = new object();

        internal static int Open(int channel, int pin, int glitchUs, int edges)
        {
            INativeBoard board = NativeBoard.Require();
            if (channel < 0 || channel >= PulsePort.Channels)
            {
                return NativeCode.BadParameter;
            }

            INativeInput input = board.OpenInput(pin);
            if (input == null)
            {
                return NativeCode.NoPort;
            }

            PulsePort port = Boards.Find(board) ?? Boards.Add(board, number => new PulsePort(board, number));
            if (port == null)
            {
                return NativeCode.NoneFree;
            }

            port.Advance();
            int handle;
            lock (Gate)
            {
                handle = OpenDriver(port.FirstChannel + channel, glitchUs, edges);
            }

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
            PulsePort port = Ports.Remove(handle);
            if (port == null)
            {
                return NativeCode.BadHandle;
            }

            port.Remove(handle);
            int code;
            lock (Gate)
            {
                code = CloseDriver(handle);
            }

            ReleaseIdle(port);
            return code;
        }

        internal static long Total(int handle)
        {
            Ports.Find(handle)?.Advance();
            return TotalOfDriver(handle);
        }

        internal static long RateMillihertz(int handle)
        {
            PulsePort port = Ports.Find(handle);
            port?.Advance();
            return port == null ? NativeCode.BadHandle : RateOfDriver(handle, port.Board.UptimeUs);
        }

        internal static long Counter(int handle, int which)
        {
            Ports.Find(handle)?.Advance();
            return CounterOfDriver(handle, which);
        }

        internal static int BrownOut(int handle)
        {
            Ports.Find(handle)?.Advance();
            return BrownOutDriver(handle);
        }

        private static void ReleaseIdle(PulsePort port)
        {
            if (port.IsIdle)
            {
                port.Unmount();
                Boards.Remove(port.Board);
            }
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_open")]
        private static partial int OpenDriver(int channelId, int glitchUs, int edges);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_close")]
        private static partial int CloseDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_total")]
        private static partial long TotalOfDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_rate_millihertz")]
        private static partial long RateOfDriver(int handle, long nowUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_counter")]
        private static partial long CounterOfDriver(int handle, int which);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_pulse_brown_out")]
        private static partial int BrownOutDriver(int handle);
    }
}
