using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>Keeps the ids of what was logged.</summary>
internal class RecordingLogger : ILogger
{
    public List<int> Ids { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Ids.Add(eventId.Id);
}
