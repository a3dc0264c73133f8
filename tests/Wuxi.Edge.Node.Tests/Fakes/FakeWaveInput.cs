namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>Windows that are put into it, one a second.</summary>
internal sealed class FakeWaveInput : IWaveInput
{
    private readonly Queue<(long AtMs, double[] Rms, double[] Means)> _windows = new();
    private double[] _rms = [0, 0, 0, 0];
    private double[] _means = [0, 0, 0, 0];

    /// <summary>What <see cref="Take"/> says when there is no window.</summary>
    public int Empty { get; set; } = AnalogState.Waiting;

    public long AtMs { get; private set; }

    public long Clipped { get; set; }

    public double ActivePower { get; set; }

    public double ApparentPower { get; set; }

    public double Hertz { get; set; }

    public void Put(long atMs, double[] rms, double[]? means = null) => _windows.Enqueue((atMs, rms, means ?? [0, 0, 0, 0]));

    public int Take(long nowMs)
    {
        if (!_windows.TryDequeue(out (long AtMs, double[] Rms, double[] Means) window))
        {
            return Empty;
        }

        (AtMs, _rms, _means) = window;
        return AnalogState.Ready;
    }

    public double Mean(int channel) => _means[channel];

    public double Rms(int channel) => _rms[channel];
}
