using System.Buffers;
using System.IO.Compression;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// The bit patterns of numbers of one type as integers: floating point ones by <see cref="DecimalScale"/> where nearly all are decimal, the few others
/// as patches; else by their bits. Long columns that repeat themselves are compressed with Brotli instead of packed.
/// </summary>
/// <remarks>One for each writing thread: it keeps its scratch memory.</remarks>
internal sealed class NumberCodec
{
    /// <summary>Beyond this share of patches the bits themselves are stored.</summary>
    private const int NumbersPerPatch = 32;

    /// <summary>General compression must leave less than this share, or its slower reading does not pay.</summary>
    private const double WorthCompressing = 0.95;

    private const int FewestToCompress = 512;
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 18;

    private readonly List<(int Index, long Bits)> _patches = [];
    private readonly ByteWriter _packed = new();
    private long[] _integers = new long[256];
    private int _count;

    /// <summary>Decimals of the numbers coded last.</summary>
    public int Exponent { get; private set; }

    /// <summary>The integers coded last; valid until the next.</summary>
    public ReadOnlySpan<long> Integers => _integers.AsSpan(0, _count);

    /// <summary>Whether all numbers coded last are <see cref="Integers"/> / 10^<see cref="Exponent"/>.</summary>
    public bool IsDecimal(ValueKind kind) => _patches.Count == 0 && (Exponent >= 0 || kind is ValueKind.Int64 or ValueKind.Boolean);

    /// <summary>Writes the numbers.</summary>
    /// <param name="bits">Their bit patterns.</param>
    /// <param name="kind">Their type; not text.</param>
    /// <param name="compress">Try general compression too.</param>
    public void Encode(ReadOnlySpan<long> bits, ValueKind kind, bool compress, ByteWriter into)
    {
        _count = bits.Length;
        if (_integers.Length < bits.Length)
        {
            _integers = new long[Math.Max(bits.Length, 2 * _integers.Length)];
        }

        int exponent = kind is ValueKind.Float or ValueKind.Double ? Scale(bits, kind) : NumberForm.Plain;
        if (exponent < 0)
        {
            _patches.Clear();
            bits.CopyTo(_integers);
        }

        Exponent = exponent;
        ReadOnlySpan<long> integers = Integers;

        _packed.Clear();
        Int64Codec.Encode(integers, _packed);
        if (compress && integers.Length >= FewestToCompress && 2 * _packed.Length > integers.Length && TryCompress(integers, exponent, into))
        {
            return;
        }

        WriteHead(exponent, isCompressed: false, into);
        into.WriteBytes(_packed.Written);
    }

    /// <summary>The fewest decimals that do, or <see cref="NumberForm.Plain"/>; fills integers and patches.</summary>
    private int Scale(ReadOnlySpan<long> bits, ValueKind kind)
    {
        int mostPatches = bits.Length / NumbersPerPatch;
        for (int exponent = 0; exponent <= DecimalScale.MaximumExponent; exponent++)
        {
            _patches.Clear();
            double power = DecimalScale.Power(exponent);
            long last = 0;
            int i = 0;
            for (; i < bits.Length; i++)
            {
                if (!DecimalScale.TryScale(bits[i], power, kind, out long integer))
                {
                    if (_patches.Count == mostPatches)
                    {
                        break;
                    }

                    _patches.Add((i, bits[i]));
                    integer = last;
                }

                _integers[i] = last = integer;
            }

            if (i == bits.Length)
            {
                return exponent;
            }
        }

        return NumberForm.Plain;
    }

    private void WriteHead(int exponent, bool isCompressed, ByteWriter into)
    {
        into.WriteByte(NumberForm.Head(exponent, isCompressed, _patches.Count > 0));
        if (_patches.Count == 0)
        {
            return;
        }

        into.WriteVarint((uint)_patches.Count);
        int before = 0;
        foreach ((int index, long bits) in _patches)
        {
            into.WriteVarint((uint)(index - before));
            into.WriteInt64(bits);
            before = index;
        }
    }

    /// <summary>Byte by byte, all lowest ones first: so what repeats stands together.</summary>
    private bool TryCompress(ReadOnlySpan<long> integers, int exponent, ByteWriter into)
    {
        long smallest = long.MaxValue;
        long largest = long.MinValue;
        foreach (long integer in integers)
        {
            smallest = Math.Min(smallest, integer);
            largest = Math.Max(largest, integer);
        }

        ulong range = (ulong)largest - (ulong)smallest;
        int width = Math.Max(1, (71 - System.Numerics.BitOperations.LeadingZeroCount(range)) / 8);
        int limit = (int)(_packed.Length * WorthCompressing);
        byte[] planes = ArrayPool<byte>.Shared.Rent(width * integers.Length);
        byte[] compressed = ArrayPool<byte>.Shared.Rent(limit + 1);
        try
        {
            for (int plane = 0; plane < width; plane++)
            {
                for (int i = 0; i < integers.Length; i++)
                {
                    planes[(plane * integers.Length) + i] = (byte)((ulong)(integers[i] - smallest) >> (8 * plane));
                }
            }

            if (!BrotliEncoder.TryCompress(planes.AsSpan(0, width * integers.Length), compressed.AsSpan(0, limit), out int length, BrotliQuality, BrotliWindow))
            {
                return false;
            }

            WriteHead(exponent, isCompressed: true, into);
            into.WriteZigZag(smallest);
            into.WriteByte((byte)width);
            into.WriteVarint((uint)length);
            into.WriteBytes(compressed.AsSpan(0, length));
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(planes);
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }
}
