namespace Wuxi.Edge.Cli.Install;

/// <summary>Runs programs of others.</summary>
internal interface IToolRunner
{
    /// <summary>Runs one to its end, its words on this terminal; its exit code, or null when there is no such program.</summary>
    int? Run(ToolStep step);
}
