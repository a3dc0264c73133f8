using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>The ring against the plainest thing that can do the same: a sorted dictionary.</summary>
public class RamRecordStoreModelTests
{
    private const int Capacity = RecordWriter.MaximumBytes + 500;

    [Theory]
    [InlineData(7, 1000)]
    [InlineData(1, 100)]
    [InlineData(50, 300)]
    [InlineData(1000, 60)]
    public void Random_operations_agree_with_the_model(int capacityRecords, int longest)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            var store = new RamRecordStore(Capacity, capacityRecords, new SeededRandom((ulong)seed));
            var model = new Model(capacityRecords);
            for (int step = 0; step < 300; step++)
            {
                Operate(random, store, model, longest);
                Compare(random, store, model);
            }

            Assert.True(model.Dropped > 0 && model.Last > 100, "the seed exercises too little");
        }
    }

    [Fact]
    public void An_id_is_random_positive_as_a_signed_number_and_never_zero()
    {
        ulong[] ids = [.. Enumerable.Range(0, 200).Select(seed => new RamRecordStore(Capacity, 10, new SeededRandom((ulong)seed)).Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 1UL, (ulong)long.MaxValue));
        Assert.Contains(ids, id => id >> 62 == 1);
    }

    [Fact]
    public void A_record_too_long_is_refused_and_takes_no_number()
    {
        var store = new RamRecordStore(Capacity, 10, new SeededRandom(1));
        Assert.Equal(0UL, store.Append(new byte[RecordWriter.MaximumBytes + 1], 0, RecordWriter.MaximumBytes + 1));
        Assert.Equal(1UL, store.Append(new byte[RecordWriter.MaximumBytes], 0, RecordWriter.MaximumBytes));
        Assert.Equal(0, store.Read(1, new byte[10]));
        Assert.Throws<ArgumentException>(() => new RamRecordStore(RecordWriter.MaximumBytes - 1, 10, new SeededRandom(1)));
        Assert.Throws<ArgumentException>(() => new RamRecordStore(Capacity, 0, new SeededRandom(1)));
    }

    private static void Operate(Random random, RamRecordStore store, Model model, int longest)
    {
        ulong at = (ulong)random.NextInt64((long)model.Last + 3);
        switch (random.Next(10))
        {
            case 0:
                Assert.Equal(model.Confirm(1, at), store.Confirm(1, at));
                break;
            case 1:
                ulong end = at + (ulong)random.Next(6);
                Assert.Equal(model.Confirm(at, end), store.Confirm(at, end));
                break;
            case 2:
                model.Drop(at);
                store.Drop(at);
                break;
            default:
                byte[] record = new byte[random.Next(1, longest) + 3];
                random.NextBytes(record);
                Assert.Equal(model.Append(record[3..]), store.Append(record, 3, record.Length - 3));
                break;
        }
    }

    private static void Compare(Random random, RamRecordStore store, Model model)
    {
        Assert.Equal((model.First, model.Last, model.Pending.Count, model.Dropped), (store.First, store.Last, store.PendingCount, store.DroppedCount));
        byte[] into = new byte[RecordWriter.MaximumBytes];
        for (int i = 0; i < 5; i++)
        {
            ulong number = (ulong)random.NextInt64((long)model.Last + 3);
            byte[]? expected = model.Pending.GetValueOrDefault(number);
            Assert.Equal(expected is not null, store.IsPending(number));
            int length = store.Read(number, into);
            Assert.Equal(expected ?? [], into[..length]);
            Assert.Equal(model.Pending.Keys.FirstOrDefault(key => key >= number), store.NextPending(number));
        }
    }

    private sealed class Model(int capacityRecords)
    {
        // Room is freed from the oldest end only, so what is confirmed in the middle still takes up its bytes.
        private readonly SortedDictionary<ulong, int> _held = [];

        public SortedDictionary<ulong, byte[]> Pending { get; } = [];

        public ulong Last { get; private set; }

        public ulong Dropped { get; private set; }

        public ulong First => Pending.Count > 0 ? Pending.Keys.First() : Last + 1;

        public ulong Append(byte[] record)
        {
            Settle();
            while (_held.Count >= capacityRecords || Capacity - _held.Values.Sum() < record.Length)
            {
                Drop(_held.Keys.First());
            }

            _held[++Last] = record.Length;
            Pending[Last] = record;
            return Last;
        }

        public int Confirm(ulong first, ulong last)
        {
            ulong[] numbers = [.. Pending.Keys.Where(number => number >= first && number <= last)];
            foreach (ulong number in numbers)
            {
                Pending.Remove(number);
            }

            Settle();
            return numbers.Length;
        }

        public void Drop(ulong number)
        {
            Dropped += Pending.Remove(number) ? 1UL : 0UL;
            Settle();
        }

        private void Settle()
        {
            foreach (ulong number in _held.Keys.Where(number => number < First).ToArray())
            {
                _held.Remove(number);
            }
        }
    }
}
