namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgUnsubscribe : MqttMsgBase
{
    public MqttMsgUnsubscribe() => throw null;

    public MqttMsgUnsubscribe(string[] topics) => throw null;

    public string[] Topics
    {
        get => throw null;
        set => throw null;
    }

    public static MqttMsgUnsubscribe Parse(byte fixedHeaderFirstByte, MqttProtocolVersion protocolVersion, IMqttNetworkChannel channel) => throw null;

    public override byte[] GetBytes(MqttProtocolVersion protocolVersion) => throw null;

    public override string ToString() => throw null;
}
