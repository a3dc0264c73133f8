using System;

namespace nanoFramework.M2Mqtt.Messages;

public class ConnectionOpenedEventArgs : EventArgs
{
    public ConnectionOpenedEventArgs(MqttMsgConnack connact) => throw null;

    public MqttMsgConnack Message => throw null;
}
