namespace Wuxi.Edge.Mqtt;

/// <summary>How a supervised broker is.</summary>
public enum BrokerState
{
    /// <summary>Its process is starting, for the first time or again.</summary>
    Starting,

    /// <summary>It accepts connections.</summary>
    Running,

    /// <summary>It died, or could not be started again; another attempt follows.</summary>
    Down,

    /// <summary>It was stopped on request, for good.</summary>
    Stopped,
}
