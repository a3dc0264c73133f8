using System;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// What the pulse driver calls to reach a board's flash. An exception must not pass through the driver, so one of the flash's is a
    /// failure of the flash, which the driver counts.
    /// </summary>
    internal static unsafe class FlashHooks
    {
        private const int Failed = -1;

        /// <param name="flash">A handle of an <see cref="INativeFlash"/> that stays while the journal is mounted.</param>
        /// <param name="firstChannel">Of the four whose totals lie there.</param>
        /// <param name="sectors">Sectors of it.</param>
        internal static FlashDescriptor Describe(GCHandle flash, int firstChannel, int sectors)
        {
            return new FlashDescriptor
            {
                Context = GCHandle.ToIntPtr(flash),
                FirstChannel = firstChannel,
                Sectors = sectors,
                Read = &Read,
                Program = &Program,
                Erase = &Erase,
            };
        }

        [UnmanagedCallersOnly]
        private static int Read(IntPtr context, int address, byte* into, int count)
        {
            try
            {
                return Of(context).Read(address, new Span<byte>(into, count)) ? 0 : Failed;
            }
            catch (Exception)
            {
                return Failed;
            }
        }

        [UnmanagedCallersOnly]
        private static int Program(IntPtr context, int address, byte* bytes, int count)
        {
            try
            {
                return Of(context).Program(address, new ReadOnlySpan<byte>(bytes, count)) ? 0 : Failed;
            }
            catch (Exception)
            {
                return Failed;
            }
        }

        [UnmanagedCallersOnly]
        private static int Erase(IntPtr context, int sector)
        {
            try
            {
                return Of(context).Erase(sector) ? 0 : Failed;
            }
            catch (Exception)
            {
                return Failed;
            }
        }

        private static INativeFlash Of(IntPtr context)
        {
            return (INativeFlash)GCHandle.FromIntPtr(context).Target;
        }
    }
}
