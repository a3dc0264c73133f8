using Wuxi.Edge.Cli.Install;

namespace Wuxi.Edge.EndToEnd.Tests.Install;

/// <summary>Stands in for nanoff: keeps what it is asked for and answers with the exit codes given; null is "not installed".</summary>
internal sealed class FakeTools(params int?[] codes) : IToolRunner
{
    public List<ToolStep> Steps { get; } = [];

    public int? Run(ToolStep step)
    {
        Steps.Add(step);
        return codes[Steps.Count - 1];
    }
}
