namespace Wuxi.Edge.Emulator.Signals.Recordings;

/// <summary>What a recording says between two of its rows.</summary>
public enum RecordingInterpolation
{
    /// <summary>The earlier row's value.</summary>
    Hold,

    /// <summary>On the straight line between the two.</summary>
    Linear,
}
