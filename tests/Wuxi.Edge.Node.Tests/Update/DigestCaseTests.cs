using System.Globalization;
using System.Security.Cryptography;
using Wuxi.Edge.Native;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>SHA-256 and HMAC against published vectors, and against .NET's own for random bytes in random pieces.</summary>
public class DigestCaseTests
{
    public static TheoryData<string, string, string> Sha256Cases => Rows("sha256.txt");

    public static TheoryData<string, string, string> HmacCases => Rows("hmac.txt");

    [Theory]
    [MemberData(nameof(Sha256Cases))]
    public void Sha256_of_a_message(string message, string times, string digest)
    {
        byte[] bytes = Convert.FromHexString(message);
        var sha = new Sha256();
        for (int i = int.Parse(times, CultureInfo.InvariantCulture); i > 0; i--)
        {
            sha.Append(bytes, 0, bytes.Length);
        }

        byte[] found = new byte[Sha256.DigestBytes];
        sha.Finish(found, 0);
        Assert.Equal(digest, Hex.Format(found));
    }

    [Theory]
    [MemberData(nameof(HmacCases))]
    public void Hmac_of_a_message(string key, string message, string code)
    {
        byte[] bytes = Convert.FromHexString(message);
        byte[] found = new byte[Sha256.DigestBytes];
        new HmacSha256(Convert.FromHexString(key)).Compute(bytes, bytes.Length, found, 0);
        Assert.Equal(code, Hex.Format(found));
    }

    [Fact]
    public void Random_pieces_give_what_the_whole_gives()
    {
        var sha = new Sha256();
        byte[] found = new byte[Sha256.DigestBytes + 3];
        for (int seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            byte[] message = new byte[random.Next(1000)];
            random.NextBytes(message);
            sha.Reset();
            for (int at = 0; at < message.Length;)
            {
                int count = Math.Min(random.Next(200), message.Length - at);
                sha.Append(message, at, count);
                at += count;
            }

            sha.Finish(found, 3);
            Assert.Equal(SHA256.HashData(message), found[3..]);
            byte[] key = message[..(message.Length / 5)];
            new HmacSha256(key).Compute(message, message.Length, found, 0);
            Assert.Equal(HMACSHA256.HashData(key, message), found[..Sha256.DigestBytes]);
        }
    }

    [Fact]
    public void A_range_outside_of_the_array_is_refused()
    {
        var sha = new Sha256();
        Assert.Throws<NativeException>(() => sha.Append(new byte[100], 50, 64));
        Assert.Throws<NativeException>(() => sha.Append(new byte[100], -1, 64));
    }

    private static TheoryData<string, string, string> Rows(string file)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (string line in File.ReadLines(Path.Combine(Repository.Cases("update"), file)).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] words = line.Split(' ');
            rows.Add(words[0] == "-" ? "" : words[0], words[1], words[2]);
        }

        return rows;
    }
}
