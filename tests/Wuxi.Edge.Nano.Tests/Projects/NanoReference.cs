namespace Wuxi.Edge.Nano.Tests.Projects;

/// <summary>An assembly that a <c>.nfproj</c> references.</summary>
internal sealed record NanoReference(string Assembly, string Version, string HintPath);
