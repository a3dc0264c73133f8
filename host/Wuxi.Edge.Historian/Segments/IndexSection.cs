using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// The entries of one kind in a segment's index. They stay in the file, where the system keeps what is used; in memory are marks of the
/// parts, a tenth of a byte or so an entry. A part is read when it is asked for, and checked again. Immutable, safe for use by many threads.
/// </summary>
internal sealed class IndexSection<T>
    where T : struct, IIndexEntry<T>
{
    /// <summary>No entry has more numbers than six, of at most ten bytes each.</summary>
    private const int MostEntryBytes = 60;

    private readonly FillBytes _fill;
    private readonly IndexMark<T>[] _marks;

    private IndexSection(FillBytes fill, int count)
    {
        _fill = fill;
        _marks = new IndexMark<T>[(count + T.PerPart - 1) / T.PerPart];
        Count = count;
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>How many parts.</summary>
    public int Parts => _marks.Length;

    /// <summary>All, in order.</summary>
    public IEnumerable<T> All => From(0);

    /// <summary>One of them. Reads its part: for many see <see cref="All"/>.</summary>
    /// <exception cref="DamagedDataException">It is not what was there when the file was opened.</exception>
    public T this[int number]
    {
        get
        {
            var cursor = new IndexCursor<T>(this);
            cursor.Open(number / T.PerPart);
            for (int i = number % T.PerPart; i >= 0; i--)
            {
                cursor.Next();
            }

            return cursor.Current;
        }
    }

    /// <summary>Reads all entries of an index that was found right, and keeps the marks.</summary>
    /// <param name="input">Stands before their number; goes on behind the last.</param>
    /// <param name="check">Told of each entry; throws when it cannot be.</param>
    /// <exception cref="DamagedDataException">They are not what <see cref="SegmentIndexBuilder"/> writes.</exception>
    public static IndexSection<T> Read(IndexInput input, Action<T> check)
    {
        var section = new IndexSection<T>(input.Fill, input.ReadCount());
        T entry = default;
        for (int part = 0; part < section.Parts; part++)
        {
            T before = entry;
            int entries = section.EntriesOf(part);
            ReadOnlySpan<byte> bytes = input.Peek(entries * MostEntryBytes);
            var reader = new ByteReader(bytes);
            for (int i = 0; i < entries; i++)
            {
                entry = T.Read(ref reader, entry);
                check(entry);
            }

            section._marks[part] = new IndexMark<T>(before, input.Offset, reader.Position, SegmentFormat.Crc(bytes[..reader.Position]));
            input.Skip(reader.Position);
        }

        return section;
    }

    /// <summary>How many entries a part has.</summary>
    public int EntriesOf(int part) => Math.Min(T.PerPart, Count - (part * T.PerPart));

    /// <summary>The last entry before a part.</summary>
    public T Before(int part) => _marks[part].Before;

    /// <summary>All from the first of a part on.</summary>
    public IEnumerable<T> From(int part)
    {
        var cursor = new IndexCursor<T>(this);
        for (; part < Parts; part++)
        {
            cursor.Open(part);
            while (cursor.Next())
            {
                yield return cursor.Current;
            }
        }
    }

    /// <summary>Reads the bytes of a part.</summary>
    /// <param name="buffer">Where to; replaced when it is too short.</param>
    /// <returns>How many they are.</returns>
    /// <exception cref="DamagedDataException">They are not what was there when the file was opened.</exception>
    public int Read(int part, ref byte[] buffer)
    {
        IndexMark<T> mark = _marks[part];
        if (buffer.Length < mark.Length)
        {
            buffer = new byte[mark.Length + (mark.Length / 4)];
        }

        Span<byte> bytes = buffer.AsSpan(0, mark.Length);
        _fill(bytes, mark.Offset);
        return SegmentFormat.Crc(bytes) == mark.Crc
            ? mark.Length
            : throw new DamagedDataException($"the checksum of {mark.Length} bytes at {mark.Offset}, in the index, is wrong");
    }
}
