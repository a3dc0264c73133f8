namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgPingResp : MqttMsgBase
{
    public MqttMsgPingResp() => throw null;

    public static MqttMsgPingResp Parse(byte fixedHeaderFirstByte, MqttProtocolVersion protocolVersion, IMqttNetworkChannel channel) => throw null;

    public override byte[] GetBytes(MqttProtocolVersion protocolVersion) => throw null;

    public override string ToString() => throw null;
}
