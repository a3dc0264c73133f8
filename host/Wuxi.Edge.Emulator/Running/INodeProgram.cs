namespace Wuxi.Edge.Emulator.Running;

/// <summary>The firmware while it runs on a powered board. For the board's thread; disposing it is pulling the plug.</summary>
public interface INodeProgram : IDisposable
{
    /// <summary>What it has done since power-up.</summary>
    NodeFigures Figures { get; }

    /// <summary>False: it measures nothing more, and still sends what it has.</summary>
    bool IsSampling { get; set; }

    /// <summary>Does what is due; returns the uptime, ms, at which it wants to be called next.</summary>
    long Tick();

    /// <summary>Says goodbye to the gateway and stays offline.</summary>
    void Stop();
}
