namespace Wuxi.Edge.Mqtt.Native;

/// <summary>mosq_opt_t of mosquitto.h.</summary>
internal enum MosquittoOption
{
    ProtocolVersion = 1,
    TcpNoDelay = 11,
    BindAddress = 12,
}
