namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>Windows that are put into it.</summary>
internal sealed class FakeVibrationInput : IVibrationInput
{
    private readonly Queue<(int Axis, long AtMs, float[] Values)> _windows = new();

    public int Axis { get; private set; }

    public long AtMs { get; private set; }

    public long Damaged { get; set; }

    public void Put(int axis, long atMs, params float[] values) => _windows.Enqueue((axis, atMs, values));

    public int Take(float[] values)
    {
        if (!_windows.TryDequeue(out (int Axis, long AtMs, float[] Values) window))
        {
            return -4;
        }

        (Axis, AtMs) = (window.Axis, window.AtMs);
        window.Values.CopyTo(values, 0);
        return window.Values.Length;
    }
}
