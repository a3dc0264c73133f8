using System;

namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgSubscribeEventArgs : EventArgs
{
    public MqttMsgSubscribeEventArgs(ushort messageId, string[] topics, MqttQoSLevel[] qosLevels) => throw null;

    public ushort MessageId => throw null;

    public string[] Topics => throw null;

    public MqttQoSLevel[] QoSLevels => throw null;
}
