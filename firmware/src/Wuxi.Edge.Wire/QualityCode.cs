namespace Wuxi.Edge.Wire
{
    /// <summary>Values of the property <see cref="MetricName.Quality"/> (Int32), Sparkplug B 3.0 section 6.4.14. Absent means good.</summary>
    public static class QualityCode
    {
        public const int Bad = 0;
        public const int Good = 192;
        public const int Stale = 500;
    }
}
