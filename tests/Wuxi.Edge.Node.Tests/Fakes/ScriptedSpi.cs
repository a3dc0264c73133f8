namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>An SPI device that says what a script tells it to, selection by selection, and notes what does not follow the script. Behind its end it is gone: FF.</summary>
internal sealed class ScriptedSpi : ISpiDevice
{
    private readonly Queue<(byte[] Write, byte[] Read)> _steps = new();

    public List<string> Surprises { get; } = [];

    public int Left => _steps.Count;

    public void Add(byte[] write, byte[] read) => _steps.Enqueue((write, read));

    public bool Transfer(byte[] write, byte[] read, int count)
    {
        if (!_steps.TryDequeue(out (byte[] Write, byte[] Read) step))
        {
            Surprises.Add("write " + Convert.ToHexString(write, 0, count) + " at the end of the script");
            return false;
        }

        if (!write.AsSpan(0, count).SequenceEqual(step.Write))
        {
            Surprises.Add($"write {Convert.ToHexString(write, 0, count)} where the script has {Convert.ToHexString(step.Write)}");
        }

        Array.Fill(read, (byte)0xFF, 0, count);
        step.Read.CopyTo(read, count - step.Read.Length);
        return true;
    }
}
