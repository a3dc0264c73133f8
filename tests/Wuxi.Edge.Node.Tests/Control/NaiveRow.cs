namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>Settings of a <see cref="NaiveInterlock"/>.</summary>
internal sealed record NaiveRow(
    string Vote, int Channels, bool IsAbove, double Limit, double Hysteresis, int DelayMs, bool IsAvailable, bool IsHeldWhenBlind, bool IsLatched);
