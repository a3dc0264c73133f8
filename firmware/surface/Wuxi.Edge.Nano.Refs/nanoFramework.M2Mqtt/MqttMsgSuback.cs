namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgSuback : MqttMsgBase
{
    public MqttMsgSuback() => throw null;

    public MqttQoSLevel[] GrantedQoSLevels
    {
        get => throw null;
        set => throw null;
    }

    public MqttReasonCode[] ReasonCodes
    {
        get => throw null;
        set => throw null;
    }

    public string Reason
    {
        get => throw null;
        set => throw null;
    }

    public static MqttMsgSuback Parse(byte fixedHeaderFirstByte, MqttProtocolVersion protocolVersion, IMqttNetworkChannel channel) => throw null;

    public override byte[] GetBytes(MqttProtocolVersion protocolVersion) => throw null;

    public override string ToString() => throw null;
}
