namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>Alone: what other nodes of the process have asked for must not be counted.</summary>
[CollectionDefinition(nameof(RetainedTests), DisableParallelization = true)]
public static class RetainedCollection;
