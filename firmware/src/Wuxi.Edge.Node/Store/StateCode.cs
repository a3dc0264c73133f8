namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// How a state is written (README of this folder): the stretches always whole, the runs and the losses below First as far as there is room.
    /// Thread safe.
    /// </summary>
    internal static class StateCode
    {
        private const int FixedBytes = 24;
        private const int StretchBytes = 10;
        private const int LossBytes = 20;
        private const int RunBytes = 20;

        /// <summary>Room that a state with so many stretches needs at most, bytes.</summary>
        internal static int Room(int stretches)
        {
            return FixedBytes + (stretches * StretchBytes);
        }

        /// <summary>Writes a state and returns the position behind it.</summary>
        /// <param name="room">At least <see cref="Room"/> for its stretches.</param>
        /// <param name="isClosed">Nothing will be appended behind it before the store is opened again.</param>
        internal static int Put(byte[] into, int position, int room, StoreState state, bool isClosed)
        {
            int end = position + room;
            into[position++] = (byte)(isClosed ? 1 : 0);
            position = Varint.Put(into, position, state.First);
            position = Varint.Put(into, position, state.LostEver);
            NumberStretches gone = state.Gone;
            ulong next = state.First;
            position = Varint.Put(into, position, (ulong)gone.Count);
            for (int i = 0; i < gone.Count; i++)
            {
                position = Varint.Put(into, position, gone.First(i) - next);
                position = Varint.Put(into, position, ((gone.Last(i) - gone.First(i)) << 1) | (gone.IsLost(i) ? 1UL : 0UL));
                next = gone.Last(i) + 1;
            }

            position = PutRuns(into, position, end, state.Runs);

            // The youngest first, because the oldest may be left out.
            NumberStretches losses = state.Losses;
            for (int i = losses.Count - 1; i >= 0 && end - position >= LossBytes; i--)
            {
                position = Varint.Put(into, position, state.First - losses.First(i));
                position = Varint.Put(into, position, losses.Last(i) - losses.First(i));
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
            ulong count;
            if (!Varint.Take(from, ref position, end, out first) || !Varint.Take(from, ref position, end, out lost)
                || !Varint.Take(from, ref position, end, out count))
            {
                return false;
            }

            state.Restore(first, lost);
            ulong next = first;
            for (; count > 0; count--)
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

            if (!TakeRuns(from, ref position, end, state.Runs))
            {
                return false;
            }

            while (position < end)
            {
                ulong back;
                ulong more;
                if (!Varint.Take(from, ref position, end, out back) || !Varint.Take(from, ref position, end, out more) || back > first)
                {
                    return false;
                }

                state.NoteLoss(first - back, first - back + more);
            }

            return true;
        }

        private static int PutRuns(byte[] into, int position, int end, RunTable runs)
        {
            int room = (end - position - 1) / RunBytes;
            int count = runs.Count < room ? runs.Count : room;
            into[position++] = (byte)count;
            for (int i = runs.Count - count; i < runs.Count; i++)
            {
                position = Varint.Put(into, position, runs.First(i));
                position = Varint.Put(into, position, (Varint.Fold(runs.Value(i)) << 2) | (uint)runs.Kind(i));
            }

            return position;
        }

        private static bool TakeRuns(byte[] from, ref int position, int end, RunTable runs)
        {
            int count = position < end ? from[position++] : RunTable.Capacity + 1;
            for (int i = 0; i < count; i++)
            {
                ulong first;
                ulong value;
                if (count > RunTable.Capacity || !Varint.Take(from, ref position, end, out first) || !Varint.Take(from, ref position, end, out value))
                {
                    return false;
                }

                runs.Add(first, (int)(value & 3), Varint.Unfold(value >> 2));
            }

            return true;
        }
    }
}
