using System.Text;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>Heads of HTTP answers: which are the asked-for bytes, and which are not understood.</summary>
public class HttpHeadTests
{
    private const string Good = "HTTP/1.1 206 Partial Content\r\nContent-Length: 90\r\nContent-Range: bytes 10-99/100\r\nServer: x\r\n\r\n";

    [Theory]
    [InlineData(Good, 10, true)]
    [InlineData(Good, 11, false)]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", 0, true)]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", 10, false)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", 0, false)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 0, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 0, null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", 0, null)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 0, null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n", 0, null)]
    [InlineData("HTTP/1.1 206 X\r\nContent-Length: 5\r\nContent-Range: bytes */5\r\n\r\n", 0, null)]
    [InlineData("HTTP/2 200\r\n\r\n", 0, null)]
    [InlineData("SSH-2.0\r\n\r\n", 0, null)]
    public void A_head(string text, int offset, bool? isBody)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + "body");
        int end = HttpHead.End(bytes, bytes.Length);
        Assert.Equal(text.Length, end);
        var head = new HttpHead();
        Assert.Equal(isBody is not null, head.Read(bytes, end));
        if (isBody is not null)
        {
            Assert.Equal(isBody, head.IsBodyFrom(offset));
        }
    }

    [Fact]
    public void A_head_that_is_not_all_there_has_no_end()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(Good);
        for (int count = 0; count < bytes.Length; count++)
        {
            Assert.Equal(0, HttpHead.End(bytes, count));
        }
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        byte[] good = Encoding.ASCII.GetBytes(Good);
        int refused = 0;
        for (int seed = 1; seed <= 5000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = (byte[])good.Clone();
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var head = new HttpHead();
            refused += head.Read(bytes, bytes.Length) && head.IsBodyFrom(10) ? 0 : 1;
        }

        Assert.InRange(refused, 1000, 4999);
    }

    [Theory]
    [InlineData("https://gateway/x", "gateway", 443, "/x")]
    [InlineData("https://10.0.0.2:8443/images/1.image", "10.0.0.2", 8443, "/images/1.image")]
    [InlineData("https://gateway:0/x", null, 0, null)]
    [InlineData("https://gateway:x/x", null, 0, null)]
    [InlineData("https://gateway:65536/x", null, 0, null)]
    public void An_address(string url, string? host, int port, string? path)
    {
        HttpAddress? address = HttpAddress.Of(url);
        Assert.Equal((host, port, path), (address?.Host, address?.Port ?? 0, address?.Path));
    }
}
