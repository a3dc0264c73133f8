using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The serial driver of the shared library, on the wires of the thread's <see cref="NativeBoard"/>.</summary>
    internal static partial class FramedUartNative
    {
        private const int BitsOfCharacter = 10;

        private static readonly HostPorts<UartPort> Ports = new HostPorts<UartPort>();

        // Handles are given out under a lock; the library itself knows one thread that opens.
        private static readonly object Gate = new object();

        internal static int Open(int port, int framer, int baud, int parity, int turnaroundUs)
        {
            INativeBoard board = NativeBoard.Require();
            INativeLine line = board.OpenLine(port, baud, parity);
            if (line == null)
            {
                return NativeCode.NoPort;
            }

            int handle;
            lock (Gate)
            {
                handle = OpenDriver(framer, baud, parity == 0 ? BitsOfCharacter : BitsOfCharacter + 1, turnaroundUs);
            }

            if (handle < 0)
            {
                line.Dispose();
                return handle;
            }

            Ports.Add(handle, new UartPort(board, line, handle));
            return handle;
        }

        internal static int Close(int handle)
        {
            Ports.Remove(handle)?.Close();
            lock (Gate)
            {
                return CloseDriver(handle);
            }
        }

        internal static int Submit(int handle, byte[] request, int count, int timeoutMs)
        {
            if (count < 0 || count > request.Length)
            {
                return NativeCode.BadParameter;
            }

            UartPort port = Ports.Find(handle);
            port?.Advance();
            int ticket = SubmitToDriver(handle, request, count, timeoutMs);
            port?.Wake();
            port?.Advance();
            return ticket;
        }

        internal static int Take(int handle, byte[] into, long[] info)
        {
            Ports.Find(handle)?.Advance();
            return TakeFromDriver(handle, into, into.Length, info);
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_counter")]
        internal static partial long Counter(int handle, int which);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_open")]
        private static partial int OpenDriver(int framer, int baud, int bitsPerChar, int turnaroundUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_close")]
        private static partial int CloseDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_submit")]
        private static partial int SubmitToDriver(int handle, [In] byte[] request, int count, int timeoutMs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_take")]
        private static partial int TakeFromDriver(int handle, [Out] byte[] into, int capacity, [Out] long[] info);
    }
}
