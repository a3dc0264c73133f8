using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>Orders: a text that is none is refused with where, what was found, and what was expected.</summary>
public class OrderCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Cases("update"), "order");

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)!).Order()];

    /// <summary>First line: the order. Second: "good", or the fault.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name));
        var parser = new UpdateOrderParser();
        UpdateOrder? order = parser.Parse(lines[0]);
        Assert.Equal(lines[1], parser.Fault ?? "good");
        Assert.Equal(lines[1] == "good", order is not null);
        if (order is not null)
        {
            Assert.Equal(lines[0], order.ToString());
        }
    }

    [Fact]
    public void Only_the_nodes_own_key_signs_and_only_what_was_signed()
    {
        UpdateOrder order = ImageMaker.Order(ImageMaker.Image("1.2.3.4"), "1.2.3.4", 7);
        Assert.True(order.IsSigned(ImageMaker.Node, ImageMaker.Key));
        Assert.False(order.IsSigned("N002", ImageMaker.Key));
        Assert.False(order.IsSigned(ImageMaker.Node, ImageMaker.Key[1..]));
        Assert.False(new UpdateOrder(8, order.Version, order.Length, order.Sha256, order.Hmac, order.Url).IsSigned(ImageMaker.Node, ImageMaker.Key));
        Assert.False(new UpdateOrder(7, order.Version, order.Length + 1, order.Sha256, order.Hmac, order.Url).IsSigned(ImageMaker.Node, ImageMaker.Key));
        Assert.False(new UpdateOrder(7, ProgramVersion.Parse("1.2.3.5"), order.Length, order.Sha256, order.Hmac, order.Url).IsSigned(ImageMaker.Node, ImageMaker.Key));
        order.Sha256[31] ^= 1;
        Assert.False(order.IsSigned(ImageMaker.Node, ImageMaker.Key));
    }

    [Fact]
    public void Random_damage_never_throws_and_what_is_taken_is_written_the_same_again()
    {
        string good = File.ReadAllLines(Path.Combine(Folder, "good.txt"))[0];
        string[] pieces = [" ", "=", "", "0", "9", "x", "\u00e9", "\n", "number=", "https://", ".", "-", "4294967296"];
        int refused = 0;
        for (int seed = 1; seed <= 5000; seed++)
        {
            var random = new Random(seed);
            string text = good;
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                int at = random.Next(text.Length);
                text = text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + random.Next(4))..];
            }

            var parser = new UpdateOrderParser();
            UpdateOrder? order = parser.Parse(text);
            Assert.Equal(order is null, parser.Fault is not null);
            refused += order is null ? 1 : 0;
            if (order is not null)
            {
                // Leading zeros and capital digits are read, and not written.
                Assert.NotNull(parser.Parse(order.ToString()));
                Assert.Equal(order.ToString(), parser.Parse(order.ToString())!.ToString());
            }
        }

        Assert.InRange(refused, 3000, 4999);
    }
}
