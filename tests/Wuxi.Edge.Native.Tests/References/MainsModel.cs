namespace Wuxi.Edge.Native.Tests.References;

/// <summary>
/// A mains voltage and a current with harmonics of random phases, and what their power is by the formulas: with amplitudes a, b and
/// phases p, q of harmonic n, Urms² = Σ a²/2, Irms² = Σ b²/2, P = Σ a b cos(p - q) / 2. In volts at the converter.
/// </summary>
internal sealed class MainsModel
{
    public const double CountsPerVolt = 1000;
    public const float Middle = 2048;

    private const int Harmonics = 13;

    private readonly double _hertz;
    private readonly double[] _volts = new double[Harmonics + 1];
    private readonly double[] _amperes = new double[Harmonics + 1];
    private readonly double[] _voltsPhase = new double[Harmonics + 1];
    private readonly double[] _amperesPhase = new double[Harmonics + 1];

    /// <param name="seed">Of the harmonics.</param>
    /// <param name="hertz">45…55.</param>
    /// <param name="lag">Of the current's first harmonic, rad.</param>
    public MainsModel(int seed, double hertz, double lag)
    {
        var random = new Random(seed);
        _hertz = hertz;
        _volts[1] = 1.5;
        _amperes[1] = 0.9;
        _amperesPhase[1] = -lag;
        for (int n = 2; n <= Harmonics; n++)
        {
            _volts[n] = _volts[1] * (n < 8 ? 0.04 : 0.015) * random.NextDouble();
            _amperes[n] = _amperes[1] * 0.6 / n * random.NextDouble();
            _voltsPhase[n] = random.NextDouble() * Math.Tau;
            _amperesPhase[n] = random.NextDouble() * Math.Tau;
        }

        for (int n = 1; n <= Harmonics; n++)
        {
            VoltsRms += _volts[n] * _volts[n] / 2;
            AmperesRms += _amperes[n] * _amperes[n] / 2;
            Watts += _volts[n] * _amperes[n] * Math.Cos(_voltsPhase[n] - _amperesPhase[n]) / 2;
        }

        VoltsRms = Math.Sqrt(VoltsRms);
        AmperesRms = Math.Sqrt(AmperesRms);
    }

    public double VoltsRms { get; }

    public double AmperesRms { get; }

    public double Watts { get; }

    public static int Counts(double value) => (int)Math.Clamp(Math.Round(Middle + (value * CountsPerVolt)), 0, 4095);

    public double Volts(long atUs) => At(_volts, _voltsPhase, atUs);

    public double Amperes(long atUs) => At(_amperes, _amperesPhase, atUs);

    private double At(double[] amplitudes, double[] phases, long atUs)
    {
        double sum = 0;
        for (int n = 1; n <= Harmonics; n++)
        {
            sum += amplitudes[n] * Math.Sin((Math.Tau * _hertz * n * atUs / 1e6) + phases[n]);
        }

        return sum;
    }
}
