namespace Wuxi.Edge.Emulator.Commands;

/// <summary>Answer to a command; what does not apply is null and left out.</summary>
public sealed record CommandAnswer
{
    /// <summary>Whether it was done.</summary>
    public bool Ok { get; init; } = true;

    /// <summary>Why it was refused: found …, expected ….</summary>
    public string? Error { get; init; }

    /// <summary>What was done.</summary>
    public string? Command { get; init; }

    /// <summary>To which nodes.</summary>
    public IReadOnlyList<string>? Nodes { get; init; }

    /// <summary>Fire or network: on or off.</summary>
    public bool? IsOn { get; init; }

    /// <summary>Power cut: how long, ms.</summary>
    public long? ForMs { get; init; }

    /// <summary>Drill: what it was stepped to, 1/m.</summary>
    public double? OpticalDensity { get; init; }

    /// <summary>Drill: monotonic timestamp of the step (Stopwatch).</summary>
    public long? StepTimestamp { get; init; }
}
