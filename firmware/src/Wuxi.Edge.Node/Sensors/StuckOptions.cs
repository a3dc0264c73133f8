using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Option of instruments whose numbers are never still while they measure. Immutable once parsed.</summary>
    public class StuckOptions
    {
        private const int MillisecondsPerMinute = 60000;
        private const int MostMinutes = 10080;

        internal StuckOptions()
        {
        }

        /// <summary>For how long an instrument may go on saying the very same, ms; 0 for as long as it likes.</summary>
        public int StuckMs { get; internal set; }

        /// <summary>Reads <c>stuck-minutes=</c>, 1 to 10080; without it the numbers may stand still.</summary>
        internal void Read(SettingsLine line)
        {
            StuckMs = (int)(line.OptionalNumber("stuck-minutes", 1, MostMinutes, 0) * MillisecondsPerMinute);
        }
    }
}
