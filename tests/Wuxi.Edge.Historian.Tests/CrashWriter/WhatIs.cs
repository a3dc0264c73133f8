namespace Wuxi.Edge.Historian.CrashWriter;

/// <summary>How a number is accounted for.</summary>
public enum WhatIs
{
    Record,
    Quarantine,
    Gap,
}
