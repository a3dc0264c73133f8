using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The vibration driver of the shared library, on the accelerometers of the thread's <see cref="NativeBoard"/>.</summary>
    internal static partial class VibrationFifoNative
    {
        private static readonly HostPorts<FifoPort> Ports = new HostPorts<FifoPort>();
        private static readonly object Gate = new object();

        internal static int Open(int part, int bus, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz)
        {
            INativeBoard board = NativeBoard.Require();

            // The driver looks at the parameters first: a board need not know what to do with wrong ones.
            int handle;
            lock (Gate)
            {
                handle = OpenDriver(part, rateHz, rangeG, shaftMillihertz);
            }

            if (handle < 0)
            {
                return handle;
            }

            // A chip select is one pin of the board, so the bus says nothing more.
            INativeFifo fifo = board.OpenFifo(part, chipSelectPin, rateHz, rangeG);
            if (fifo == null)
            {
                Close(handle);
                return NativeCode.NoPort;
            }

            Ports.Add(handle, new FifoPort(board, fifo, part, rateHz, handle));
            return handle;
        }

        internal static int Close(int handle)
        {
            Ports.Remove(handle);
            lock (Gate)
            {
                return CloseDriver(handle);
            }
        }

        internal static int Lines(int handle, int index, int frequencyMillihertz)
        {
            // What was before keeps the lines it had.
            Ports.Find(handle)?.Advance();
            return LinesOfDriver(handle, index, frequencyMillihertz);
        }

        internal static int Take(int handle, float[] values, long[] info)
        {
            Ports.Find(handle)?.Advance();
            return TakeFromDriver(handle, values, values.Length, info);
        }

        internal static long Counter(int handle, int which)
        {
            Ports.Find(handle)?.Advance();
            return CounterOfDriver(handle, which);
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_open")]
        private static partial int OpenDriver(int part, int rateHz, int rangeG, int shaftMillihertz);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_close")]
        private static partial int CloseDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_lines")]
        private static partial int LinesOfDriver(int handle, int index, int frequencyMillihertz);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_take")]
        private static partial int TakeFromDriver(int handle, [Out] float[] values, int capacity, [Out] long[] info);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_counter")]
        private static partial long CounterOfDriver(int handle, int which);
    }
}
