using System;

namespace Wuxi.Edge.Native
{
    /// <summary>NOR flash in memory, for boards whose flash is not a file: it outlives the firmware, not the process. One thread.</summary>
    public sealed class NativeFlashMemory : INativeFlash
    {
        private readonly byte[] _bytes;

        /// <param name="sectors">2…1024.</param>
        public NativeFlashMemory(int sectors)
        {
            Sectors = sectors;
            _bytes = new byte[sectors * INativeFlash.SectorBytes];
            Array.Fill(_bytes, byte.MaxValue);
        }

        public int Sectors { get; }

        /// <summary>Whether it can be read and written. Take it away before the firmware is ended, and the firmware's last write is lost.</summary>
        public bool IsPowered { get; set; } = true;

        /// <summary>Erasures of all sectors together.</summary>
        public long Erasures { get; private set; }

        public bool Read(int address, Span<byte> into)
        {
            if (!IsPowered)
            {
                return false;
            }

            _bytes.AsSpan(address, into.Length).CopyTo(into);
            return true;
        }

        public bool Program(int address, ReadOnlySpan<byte> bytes)
        {
            if (!IsPowered)
            {
                return false;
            }

            for (int i = 0; i < bytes.Length; i++)
            {
                _bytes[address + i] &= bytes[i];
            }

            return true;
        }

        public bool Erase(int sector)
        {
            if (!IsPowered)
            {
                return false;
            }

            _bytes.AsSpan(sector * INativeFlash.SectorBytes, INativeFlash.SectorBytes).Fill(byte.MaxValue);
            Erasures++;
            return true;
        }
    }
}
