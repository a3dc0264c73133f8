namespace Wuxi.Edge.Native.Tests;

/// <summary>What the driver's fixed point may add to a value that is hardly there.</summary>
/// <param name="Counts">To any value, counts.</param>
/// <param name="BandShare">To a band, of the whole RMS; -70 dB with anything like noise in the signal.</param>
internal readonly record struct VibrationFloor(double Counts, double BandShare = 3e-4)
{
    /// <summary>A tone alone dithers no rounding: -60 dB.</summary>
    public static VibrationFloor PureTone => new(0.05, 1e-3);
}
