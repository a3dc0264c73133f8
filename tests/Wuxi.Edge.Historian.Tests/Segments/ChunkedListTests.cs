using System.Runtime.CompilerServices;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Tests.Segments;

/// <summary>A chunked list is a list, however often it is used again.</summary>
public class ChunkedListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_holds_what_was_added(int seed)
    {
        var random = new Random(seed);
        var list = new ChunkedList<ColumnEntry>();
        for (int round = 0; round < 5; round++)
        {
            list.Clear();
            var expected = new List<ColumnEntry>();
            int count = random.Next(4) * 2048 + random.Next(3);
            while (expected.Count < count)
            {
                var entry = new ColumnEntry(random.Next(), round, random.Next(), 1, 2);
                list.Add(entry);
                expected.Add(entry);
                if (random.Next(10) == 0)
                {
                    list.RemoveLast();
                    expected.RemoveAt(expected.Count - 1);
                }
            }

            Assert.Equal(expected.Count, list.Count);
            Assert.Equal(expected, Enumerable.Range(0, list.Count).Select(i => list[i]));
            Assert.Equal(expected, Enumerable.Range(0, list.Chunks).SelectMany(chunk => list.Chunk(chunk).ToArray()));
            Assert.All(Enumerable.Range(0, list.Chunks), chunk => Assert.InRange(list.Chunk(chunk).Length * Unsafe.SizeOf<ColumnEntry>(), 1, 84_000));
        }
    }
}
