namespace Wuxi.Edge.Node.Store
{
    /// <summary>How a state is written (README of this folder). What does not fit is left out: then what was confirmed is pending again. Thread safe.</summary>
    internal static class StateCode
    {
        private const int MostBytesOfStretch = 20;

        /// <summary>Least room a state needs, bytes.</summary>
        internal const int LeastBytes = 64;

        /// <summary>Writes a state and returns the position behind it, at most <paramref name="room"/> further.</summary>
        /// <param name="isClosed">Nothing will be appended behind it before the store is opened again.</param>
        internal static int Put(byte[] into, int position, int room, StoreState state, bool isClosed)
        {
            int end = position + room;
            into[position++] = (byte)(isClosed ? 1 : 0);
            position = Varint.Put(into, position, state.First);
            position = Varint.Put(into, position, state.LostEver);

            // Half of the room at most is for what is only a diary.
            NumberStretches losses = state.Losses;
            int most = room / 2 / MostBytesOfStretch;
            int count = losses.Count < most ? losses.Count : most;
            into[position++] = (byte)count;
            for (int i = losses.Count - count; i < losses.Count; i++)
            {
                position = Varint.Put(into, position, state.First - losses.First(i));
                position = Varint.Put(into, position, losses.Last(i) - losses.First(i));
            }

            NumberStretches gone = state.Gone;
            ulong next = state.First;
            for (int i = 0; i < gone.Count && end - position >= MostBytesOfStretch; i++)
            {
                position = Varint.Put(into, position, gone.First(i) - next);
                position = Varint.Put(into, position, ((gone.Last(i) - gone.First(i)) << 1) | (gone.IsLost(i) ? 1UL : 0UL));
                next = gone.Last(i) + 1;
            }

            return position;
        }

        /// <summary>Reads a state that ends at <paramref name="end"/>; false, with the state in pieces, when these bytes are none.</summary>
        internal static bool Take(byte[] from, int position, int end, StoreState state, out bool isClosed)
        {
            isClosed = position < end && from[position] == 1;
            position++;
            ulong first;
            ulong lost;
            if (!Varint.Take(from, ref position, end, out first) || !Varint.Take(from, ref position, end, out lost) || position >= end)
            {
                return false;
            }

            state.Restore(first, lost);
            for (int count = from[position++]; count > 0; count--)
            {
                ulong back;
                ulong more;
                if (!Varint.Take(from, ref position, end, out back) || !Varint.Take(from, ref position, end, out more) || back > first)
                {
                    return false;
                }

                state.NoteLoss(first - back, first - back + more);
            }

            ulong next = first;
            while (position < end)
            {
                ulong gap;
                ulong length;
                if (!Varint.Take(from, ref position, end, out gap) || !Varint.Take(from, ref position, end, out length))
                {
                    return false;
                }

                state.NoteGone(next + gap, next + gap + (length >> 1), (length & 1) != 0);
                next += gap + (length >> 1) + 1;
            }

            return true;
        }
    }
}
