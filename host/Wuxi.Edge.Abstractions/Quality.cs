namespace Wuxi.Edge.Abstractions;

/// <summary>Whether a value can be used; the codes are those of the Sparkplug B 3.0 <c>Quality</c> property.</summary>
public enum Quality : short
{
    /// <summary>There is no value; the reading carries a <see cref="BadReason"/> instead.</summary>
    Bad = 0,

    /// <summary>The value is as measured.</summary>
    Good = 192,

    /// <summary>The last value is older than it may be; never stored, only shown.</summary>
    Stale = 500,
}
