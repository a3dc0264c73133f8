namespace Wuxi.Edge.Historian.Queries;

/// <summary>Intervals of the local calendar. Weeks begin on Monday (ISO 8601).</summary>
public enum CalendarUnit
{
    Hour,
    Day,
    Week,
    Month,
    Year,
}
