using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The analog driver of the shared library, on the volts of the thread's <see cref="NativeBoard"/>.</summary>
    internal static partial class SampledAnalogNative
    {
        private static readonly HostPorts<AnalogPort> Ports = new HostPorts<AnalogPort>();
        private static readonly HashSet<INativeBoard> Busy = new HashSet<INativeBoard>(ReferenceEqualityComparer.Instance);
        private static readonly object Gate = new object();

        internal static int Open(int[] channels, int rateHz, int windowSamples)
        {
            INativeBoard board = NativeBoard.Require();
            for (int i = 0; i < channels.Length; i++)
            {
                if (!board.HasAdc(channels[i]) || Array.IndexOf(channels, channels[i]) < i)
                {
                    return NativeCode.NoPort;
                }
            }

            int handle;
            lock (Gate)
            {
                // As on the chip, whose one converter samples for one driver.
                if (Busy.Contains(board))
                {
                    return NativeCode.NoPort;
                }

                handle = OpenDriver(channels.Length, rateHz, windowSamples);
                if (handle >= 0)
                {
                    Busy.Add(board);
                    Ports.Add(handle, new AnalogPort(board, channels, rateHz, windowSamples, handle));
                }
            }

            return handle;
        }

        internal static int Close(int handle)
        {
            lock (Gate)
            {
                AnalogPort port = Ports.Remove(handle);
                if (port != null)
                {
                    Busy.Remove(port.Board);
                }

                return CloseDriver(handle);
            }
        }

        internal static int Start(int handle)
        {
            AnalogPort port = Ports.Find(handle);
            port?.Start();
            return port == null ? NativeCode.BadHandle : 0;
        }

        internal static int Take(int handle, float[] values, long[] info)
        {
            Ports.Find(handle)?.Advance();
            return TakeFromDriver(handle, values, values.Length, info);
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_calibrate")]
        internal static partial int Calibrate(int handle, int channel, float offsetCounts, float unitsPerCount);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_pair")]
        internal static partial int Pair(int handle, int pair, int voltageChannel, int currentChannel, float phaseUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_pair_windows")]
        internal static partial int PairWindows(int handle, int windows);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_counter")]
        internal static partial long Counter(int handle, int which);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_open")]
        private static partial int OpenDriver(int channels, int rateHz, int windowSamples);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_close")]
        private static partial int CloseDriver(int handle);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_take")]
        private static partial int TakeFromDriver(int handle, [Out] float[] values, int capacity, [Out] long[] info);
    }
}
