namespace Wuxi.Edge.Alarms;

/// <summary>An acknowledgement on its way to the loop thread.</summary>
internal readonly record struct OperatorAction(string AlarmId, string User);
