using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms;

/// <summary>Says what a reading means for an alarm. Pure; thread safe.</summary>
public static class ReadingClassifier
{
    /// <summary>
    /// Compares a reading with an alarm's limit. A value at the limit exceeds it; the alarm returns when the value is
    /// beyond limit and deadband (high: below <c>limit - deadband</c>, low: above <c>limit + deadband</c>).
    /// Stale alarms do not look at readings but at their absence: every reading is <see cref="ReadingClass.Clear"/>.
    /// </summary>
    public static ReadingClass Classify(AlarmDefinition alarm, in Reading reading)
    {
        if (alarm.Kind == AlarmKind.Stale)
        {
            return ReadingClass.Clear;
        }

        bool isBad = IsBad(reading);
        if (alarm.Kind == AlarmKind.Bad)
        {
            return isBad ? ReadingClass.Exceeded : ReadingClass.Clear;
        }

        if (isBad || reading.Value.Number is not { } value || alarm.Limit is not { } limit)
        {
            return ReadingClass.Unknown;
        }

        bool isHigh = alarm.Kind is AlarmKind.High or AlarmKind.HighHigh;
        // How far beyond the limit, whichever side is the bad one.
        double excess = isHigh ? value - limit : limit - value;
        double release = isHigh ? (limit - alarm.Deadband) - value : value - (limit + alarm.Deadband);
        return excess >= 0 ? ReadingClass.Exceeded : release > 0 ? ReadingClass.Clear : ReadingClass.Band;
    }

    /// <summary>Bad quality, and good quality without a value or with one that is no number: no sender of ours does that.</summary>
    private static bool IsBad(in Reading reading) =>
        reading.Quality != Quality.Good
        || reading.Value.Kind == ValueKind.None
        || (reading.Value.Kind is ValueKind.Float or ValueKind.Double && !double.IsFinite(reading.Value.Number!.Value));
}
