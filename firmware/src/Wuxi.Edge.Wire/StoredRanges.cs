namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// The records above Stored Through that are stored too, as bytes: pairs of varints (gap, length). Beginning with
    /// e = stored through, each pair means the numbers first = e + 1 + gap up to last = first + length - 1, and then e = last.
    /// Gap and length are at least 1: numbers that touch are one range, or belong to Stored Through.
    /// </summary>
    public static class StoredRanges
    {
        /// <summary>
        /// Writes one range behind those already written. Returns the new end of what is written, or -1, and nothing is
        /// written, when it does not fit or does not lie above <paramref name="previousLast"/> with a gap.
        /// </summary>
        /// <param name="buffer">Where to.</param>
        /// <param name="position">The end of what is written: 0 at first.</param>
        /// <param name="previousLast">Stored Through at first, then the last number of the range before.</param>
        /// <param name="first">First number stored.</param>
        /// <param name="last">Last number stored.</param>
        public static int Append(byte[] buffer, int position, ulong previousLast, ulong first, ulong last)
        {
            if (first > last || first < previousLast || first - previousLast < 2 || last - first == ulong.MaxValue)
            {
                return -1;
            }

            ulong gap = first - previousLast - 1;
            ulong length = last - first + 1;
            if (buffer.Length - position < Varint.SizeOf(gap) + Varint.SizeOf(length))
            {
                return -1;
            }

            position = Varint.Write(buffer, position, gap);
            return Varint.Write(buffer, position, length);
        }
    }
}
