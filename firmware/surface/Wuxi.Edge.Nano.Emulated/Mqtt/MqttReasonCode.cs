namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The broker's answer to CONNECT: the codes of MQTT 3.1.1, with nanoFramework's names and values.</summary>
public enum MqttReasonCode
{
    Success = 0,
    ConnectionRefusedUnacceptableProtocolVersion = 1,
    ConnectionRefusedIdentifierRejected = 2,
    ConnectionRefusedServerUnavailable = 3,
    ConnectionRefusedBadUserNameOrPassword = 4,
    ConnectionRefusedNotAuthorized = 5,
}
