namespace Wuxi.Edge.Emulator.Broker;

/// <summary>Sees every message when it reaches the broker, wills included.</summary>
public interface IMessageCapture
{
    /// <param name="utcMs">When, ms since 1970.</param>
    /// <param name="clientId">Who published it, or whose will it is.</param>
    /// <param name="message">The message.</param>
    void Add(long utcMs, string clientId, BrokerMessage message);
}
