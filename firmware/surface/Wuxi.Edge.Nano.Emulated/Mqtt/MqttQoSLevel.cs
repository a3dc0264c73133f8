namespace nanoFramework.M2Mqtt.Messages;

/// <summary>Quality of service, with nanoFramework's values.</summary>
public enum MqttQoSLevel
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
    ExactlyOnce = 2,
    GrantedFailure = 128,
}
