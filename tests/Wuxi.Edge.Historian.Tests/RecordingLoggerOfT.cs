using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>The same, for a category.</summary>
internal sealed class RecordingLogger<T> : RecordingLogger, ILogger<T>;
