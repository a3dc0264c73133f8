namespace System;

/// <summary>nanoFramework's <c>System.SpanByte</c>: a part of a byte array.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;

    public SpanByte(byte[] array)
        : this(array, 0, array?.Length ?? 0)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">The part is not within the array.</exception>
    public SpanByte(byte[]? array, int start, int length)
    {
        _array = array ?? [];
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, _array.Length);
        _start = start;
        Length = length;
    }

    public int Length { get; }

    public static implicit operator SpanByte(byte[] array) => new(array);

    internal Span<byte> Bytes => _array.AsSpan(_start, Length);
}
