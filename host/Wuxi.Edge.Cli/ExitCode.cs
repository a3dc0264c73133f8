namespace Wuxi.Edge.Cli;

/// <summary>Exit codes of the <c>edge</c> tool.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Ok = 0;

    /// <summary>The work was done and its result is bad: a faulty file, missing records, a failed goal.</summary>
    public const int Failed = 1;

    /// <summary>The work could not be done: a file that is not there, a port in use, a broken environment.</summary>
    public const int CannotRun = 2;
}
