namespace Wuxi.Edge.EndToEnd.Tests.Week;

/// <summary>A sine at one instrument, whose value at any instant is known in closed form. Immutable.</summary>
/// <param name="Device">Device id.</param>
/// <param name="Metric">What it measures.</param>
/// <param name="Point">The point in the workshop file.</param>
/// <param name="Mean">Mean value.</param>
/// <param name="Amplitude">Half the way from trough to crest.</param>
/// <param name="PeriodMinutes">One whole wave.</param>
/// <param name="Tolerance">What the instrument's resolution and the sampling window may take off or add.</param>
internal sealed record Wave(
    string Device, string Metric, string Point, double Mean, double Amplitude, int PeriodMinutes, double Tolerance)
{
    /// <summary>Its entry in a scenario.</summary>
    public string Yaml => FormattableString.Invariant(
        $"      - {{ device: {Device}, signals: {{ {Metric}: {{ model: sine, mean: {Mean}, amplitude: {Amplitude}, period: {PeriodMinutes}min }} }} }}\n");

    /// <summary>Its value so many ms after the start.</summary>
    public double At(long elapsedMs) => Mean + (Amplitude * Math.Sin(2 * Math.PI * elapsedMs / (PeriodMinutes * 60_000.0)));
}
