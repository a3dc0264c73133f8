namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The connection broke, or the broker did not answer in time.</summary>
public class MqttCommunicationException : Exception
{
    public MqttCommunicationException()
    {
    }

    public MqttCommunicationException(Exception? e)
        : base(string.Empty, e)
    {
    }
}
