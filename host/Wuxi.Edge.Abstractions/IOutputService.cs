namespace Wuxi.Edge.Abstractions;

/// <summary>What people see of outputs and do to them. Safe for use by many threads.</summary>
public interface IOutputService
{
    /// <summary>A snapshot in the order of the workshop file.</summary>
    IReadOnlyList<OutputState> Outputs { get; }

    /// <summary>Silences sounding outputs (消音) until the next alarm; neither acknowledges nor resets anything.</summary>
    void Silence(string user);
}
