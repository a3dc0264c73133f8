using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>M2Mqtt's Connect within a limit. Twin of TimedConnect.Nano.cs: the emulated client keeps the limit by itself.</summary>
    internal static class TimedConnect
    {
        internal static MqttReasonCode Connect(
            MqttClient client, string clientId, string willTopic, string will, ushort keepAliveSeconds, int limitMs, IMeanwhile meanwhile)
        {
            if (meanwhile != null)
            {
                meanwhile.Work();
            }

            return client.Connect(
                clientId, null, null, false, MqttQoSLevel.AtLeastOnce, true, willTopic, will, true, keepAliveSeconds);
        }
    }
}
