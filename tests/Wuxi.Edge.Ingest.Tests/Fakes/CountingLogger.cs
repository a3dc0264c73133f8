using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>Keeps what is logged.</summary>
internal sealed class CountingLogger : ILogger<SparkplugHost>
{
    public List<(int Id, string Text)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add((eventId.Id, formatter(state, exception)));
}
