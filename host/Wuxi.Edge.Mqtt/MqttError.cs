using System.Runtime.InteropServices;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>Result codes of libmosquitto (mosq_err_t of mosquitto.h) that we name, and the words for all of them.</summary>
public static class MqttError
{
    public const int Success = 0;
    public const int NoConnection = 4;
    public const int ConnectionRefused = 5;
    public const int ConnectionLost = 7;
    public const int Tls = 8;
    public const int System = 14;
    public const int KeepAlive = 19;

    /// <summary>What a code of <see cref="MqttClient.Disconnected"/> means, in English.</summary>
    public static string Describe(int code) =>
        Marshal.PtrToStringUTF8(LibMosquitto.StrError(code)) ?? string.Empty;

    /// <summary>What a code of <see cref="MqttClient.Connected"/> (CONNACK return code, MQTT 3.1.1 §3.2.2.3) means.</summary>
    public static string DescribeConnack(int code) =>
        Marshal.PtrToStringUTF8(LibMosquitto.ConnackString(code)) ?? string.Empty;
}
