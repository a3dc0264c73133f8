using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// M2Mqtt's Connect within a limit. Twin of TimedConnect.Host.cs: the real one waits for the TCP stack as long as that
    /// likes and then 30 s for the broker, so it runs on a thread that is left behind when the limit is over. That thread ends
    /// when the caller disposes the client.
    /// </summary>
    internal sealed class TimedConnect
    {
        private readonly ManualResetEvent _done = new ManualResetEvent(false);
        private readonly MqttClient _client;
        private readonly string _clientId;
        private readonly string _willTopic;
        private readonly string _will;
        private readonly ushort _keepAliveSeconds;

        // Written before the event is set, read after it.
        private MqttReasonCode _answer;
        private Exception _failure;

        private TimedConnect(MqttClient client, string clientId, string willTopic, string will, ushort keepAliveSeconds)
        {
            _client = client;
            _clientId = clientId;
            _willTopic = willTopic;
            _will = will;
            _keepAliveSeconds = keepAliveSeconds;
        }

        internal static MqttReasonCode Connect(
            MqttClient client, string clientId, string willTopic, string will, ushort keepAliveSeconds, int limitMs, IMeanwhile meanwhile)
        {
            var attempt = new TimedConnect(client, clientId, willTopic, will, keepAliveSeconds);
            new Thread(attempt.Run).Start();
            if (!Patience.Wait(attempt._done, limitMs, meanwhile))
            {
                throw new TimeoutException("no answer within " + limitMs + " ms");
            }

            if (attempt._failure != null)
            {
                throw attempt._failure;
            }

            return attempt._answer;
        }

        private void Run()
        {
            try
            {
                _answer = _client.Connect(
                    _clientId, null, null, false, MqttQoSLevel.AtLeastOnce, true, _willTopic, _will, true, _keepAliveSeconds);
            }
            catch (Exception e)
            {
                _failure = e;
            }
            finally
            {
                _done.Set();
            }
        }
    }
}
