using System.Runtime.InteropServices;

namespace Wuxi.Edge.Mqtt.Native;

/// <summary>struct mosquitto_message of mosquitto.h; belongs to the library, valid during the callback only.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MosquittoMessage
{
    public int MessageId;
    public byte* Topic;
    public byte* Payload;
    public int PayloadLength;
    public int Qos;
    public byte Retain;
}
