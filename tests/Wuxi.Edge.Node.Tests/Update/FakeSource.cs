using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>A server of one file, over a network that a test may cut.</summary>
internal sealed class FakeSource(byte[] file) : IUpdateSource
{
    private int _at = -1;

    /// <summary>Opens and reads that fail from now on.</summary>
    public int Failures { get; set; }

    public List<int> Offsets { get; } = [];

    public bool Open(string url, int offset)
    {
        Offsets.Add(offset);
        if (Fails() || offset > file.Length)
        {
            return false;
        }

        _at = offset;
        return true;
    }

    public int Read(byte[] into, int count)
    {
        Assert.True(_at >= 0, "read without a connection");
        if (Fails())
        {
            return -1;
        }

        int there = Math.Min(count, file.Length - _at);
        Array.Copy(file, _at, into, 0, there);
        _at += there;
        return there;
    }

    public void Close() => _at = -1;

    private bool Fails() => Failures > 0 && Failures-- > 0;
}
