namespace nanoFramework.M2Mqtt.Messages;

public enum MqttMsgFlow
{
    ToPublish = 0,
    ToAcknowledge = 1,
}
