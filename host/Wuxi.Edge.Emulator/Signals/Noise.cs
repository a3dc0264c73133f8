namespace Wuxi.Edge.Emulator.Signals;

/// <summary>Smooth noise of mean 0: independent draws every <paramref name="periodMs"/>, joined by straight lines.</summary>
/// <param name="amplitude">Standard deviation of the draws.</param>
/// <param name="periodMs">Time from draw to draw, ms; greater than 0.</param>
/// <param name="seed">Seed of the signal it belongs to.</param>
internal sealed class Noise(double amplitude, long periodMs, ulong seed)
{
    public double At(long elapsedMs)
    {
        if (amplitude == 0)
        {
            return 0;
        }

        long time = Math.Max(0, elapsedMs);
        long draw = time / periodMs;
        double part = (double)(time % periodMs) / periodMs;
        double from = SeededHash.Normal(seed, draw);
        double to = SeededHash.Normal(seed, draw + 1);
        return amplitude * (from + ((to - from) * part));
    }
}
