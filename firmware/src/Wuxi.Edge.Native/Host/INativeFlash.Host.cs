using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The raw flash under the journal of pulse totals. A board that has some implements this beside <see cref="INativeBoard"/>; one that
    /// does not counts in RAM alone. Called by the thread of the board. An operation that fails says false, as it does without power.
    /// </summary>
    public interface INativeFlash
    {
        /// <summary>Bytes of a sector: what is erased at once.</summary>
        public const int SectorBytes = 4096;

        /// <summary>2…1024.</summary>
        int Sectors { get; }

        bool Read(int address, Span<byte> into);

        /// <summary>Programming clears bits and sets none.</summary>
        bool Program(int address, ReadOnlySpan<byte> bytes);

        /// <summary>Sets all bits of a sector.</summary>
        bool Erase(int sector);
    }
}
