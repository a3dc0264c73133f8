using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The node's connection over M2Mqtt. Its members are called by the node's one loop; M2Mqtt's own threads only put
    /// messages into a bounded queue and set events. Every connection has an M2Mqtt client of its own: nothing of a former
    /// one (queued messages, threads that are still ending) can reach into it.
    /// </summary>
    public sealed class MqttLink : INodeLink, IDisposable
    {
        // Together with the wait for the subscriptions within the 10 s that a link is given.
        private const int ConnectLimitMs = 7500;
        private const int FlushLimitMs = 2000;
        private const ushort KeepAliveSeconds = 30;
        private const string Lost = "the connection was lost";

        private readonly string _host;
        private readonly int _port;
        private readonly string _clientId;
        private readonly X509Certificate _authority;
        private readonly X509Certificate _certificate;
        private readonly InboundQueue _inbound = new InboundQueue();
        private readonly AutoResetEvent _granted = new AutoResetEvent(false);
        private readonly object _gate = new object();

        // Of the node's loop.
        private string _anySubscription;

        // Under the gate: also seen by M2Mqtt's threads.
        private MqttClient _client;
        private bool _isOpen;
        private bool _isRefused;
        private string _fault;

        /// <param name="host">Address of the broker, as its certificate names it.</param>
        /// <param name="port">1…65535.</param>
        /// <param name="clientId">The node's id; also the common name of its certificate.</param>
        /// <param name="authority">Certificate of the workshop's authority; null: no TLS.</param>
        /// <param name="certificate">The node's certificate with its private key; null without TLS.</param>
        public MqttLink(string host, int port, string clientId, X509Certificate authority, X509Certificate certificate)
        {
            _host = host;
            _port = port;
            _clientId = clientId;
            _authority = authority;
            _certificate = certificate;
        }

        /// <summary>What goes on while <see cref="Connect"/> and <see cref="Disconnect"/> wait; null: nothing does.</summary>
        public IMeanwhile Meanwhile { get; set; }

        public bool IsConnected
        {
            get
            {
                MqttClient client = Current(out bool isRefused);
                return client != null && !isRefused && client.IsConnected;
            }
        }

        /// <summary>Why the last call failed or the last connection ended, in words; null when nothing did.</summary>
        public string Fault
        {
            get
            {
                lock (_gate)
                {
                    // M2Mqtt is no longer connected some time before it raises ConnectionClosed.
                    if (_isOpen && !_client.IsConnected)
                    {
                        _fault = _fault ?? Lost;
                    }

                    return _fault;
                }
            }
        }

        /// <summary>Messages that came faster than the node took them and gave way to newer ones.</summary>
        public int DroppedMessages
        {
            get { return _inbound.Dropped; }
        }

        public bool Connect(string willTopic, byte[] will, string[] subscriptions)
        {
            Drop(null);
            _inbound.Clear();
            try
            {
                string willText = Ascii(will);
                bool secure = _authority != null;
                var client = new MqttClient(
                    _host, _port, secure, _authority, _certificate, secure ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
                client.ProtocolVersion = MqttProtocolVersion.Version_3_1_1;
                client.MqttMsgPublishReceived += OnMessage;
                client.MqttMsgSubscribed += OnSubscribed;
                client.ConnectionClosed += OnClosed;
                lock (_gate)
                {
                    _client = client;
                    _isRefused = false;
                    _fault = null;
                }

                return Open(client, willTopic, willText, subscriptions);
            }
            catch (Exception e)
            {
                Drop("cannot connect to " + _host + ":" + _port + ": " + Words(e));
                return false;
            }
        }

        public void Disconnect()
        {
            MqttClient client = Current(out _);
            if (client == null)
            {
                return;
            }

            try
            {
                if (client.IsConnected)
                {
                    // M2Mqtt's DISCONNECT overtakes what is still queued. A subscription goes through the queue, and its
                    // answer says that all before it has left.
                    _granted.Reset();
                    client.Subscribe(new[] { _anySubscription }, new[] { MqttQoSLevel.AtLeastOnce });
                    Patience.Wait(_granted, FlushLimitMs, Meanwhile);
                    client.Disconnect();
                }

                Drop(null);
            }
            catch (Exception e)
            {
                Drop("disconnect: " + Words(e));
            }
        }

        public bool Publish(string topic, byte[] payload, int count, int qos, bool retain)
        {
            MqttClient client = Current(out bool isRefused);
            if (client == null || isRefused || !client.IsConnected)
            {
                return false;
            }

            try
            {
                // M2Mqtt sends it later, from a thread of its own; the node's buffer will be another message by then.
                var copy = new byte[count];
                Array.Copy(payload, 0, copy, 0, count);
                client.Publish(topic, copy, null, null, (MqttQoSLevel)qos, retain);
                return true;
            }
            catch (Exception e)
            {
                Drop("publish: " + Words(e));
                return false;
            }
        }

        public bool Receive(InboundMessage into)
        {
            return _inbound.Take(into);
        }

        /// <summary>Cuts the connection without DISCONNECT, as a loss of power does: the broker publishes the will.</summary>
        public void Dispose()
        {
            Drop(null);
        }

        private static string Words(Exception e)
        {
            return e.InnerException == null ? e.Message : e.Message + ": " + e.InnerException.Message;
        }

        // M2Mqtt takes the will as a string and sends it as UTF-8: only ASCII arrives as it was given.
        private static string Ascii(byte[] bytes)
        {
            var characters = new char[bytes.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                if (bytes[i] > 0x7F)
                {
                    throw new ArgumentException("the will is not ASCII");
                }

                characters[i] = (char)bytes[i];
            }

            return new string(characters);
        }

        private bool Open(MqttClient client, string willTopic, string will, string[] subscriptions)
        {
            MqttReasonCode answer = TimedConnect.Connect(client, _clientId, willTopic, will, KeepAliveSeconds, ConnectLimitMs, Meanwhile);
            if (answer != MqttReasonCode.Success)
            {
                Drop("the broker refused: code " + (int)answer);
                return false;
            }

            var levels = new MqttQoSLevel[subscriptions.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = MqttQoSLevel.AtLeastOnce;
            }

            _anySubscription = subscriptions[0];
            _granted.Reset();
            client.Subscribe(subscriptions, levels);
            bool isAnswered = Patience.Wait(_granted, FlushLimitMs, Meanwhile);
            Current(out bool isRefused);
            if (!isAnswered || isRefused || !client.IsConnected)
            {
                Drop(isRefused ? "the broker refused a subscription" : "the broker did not answer a subscription");
                return false;
            }

            lock (_gate)
            {
                _isOpen = true;
            }

            return true;
        }

        private MqttClient Current(out bool isRefused)
        {
            lock (_gate)
            {
                isRefused = _isRefused;
                return _client;
            }
        }

        // Ends the connection, if there is one, without a DISCONNECT (one may have been sent before).
        private void Drop(string fault)
        {
            MqttClient client;
            lock (_gate)
            {
                client = _client;
                _client = null;
                _isOpen = false;
                _fault = fault ?? _fault;
            }

            if (client == null)
            {
                return;
            }

            client.MqttMsgPublishReceived -= OnMessage;
            client.MqttMsgSubscribed -= OnSubscribed;
            client.ConnectionClosed -= OnClosed;
            try
            {
                client.Dispose();
            }
            catch (Exception e)
            {
                lock (_gate)
                {
                    _fault = _fault ?? Words(e);
                }
            }
        }

        private bool IsCurrent(object sender)
        {
            lock (_gate)
            {
                return ReferenceEquals(sender, _client);
            }
        }

        // On M2Mqtt's threads from here on.
        private void OnMessage(object sender, MqttMsgPublishEventArgs e)
        {
            if (IsCurrent(sender))
            {
                _inbound.Put(e.Topic, e.Message);
            }
        }

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
        {
            lock (_gate)
            {
                if (!ReferenceEquals(sender, _client))
                {
                    return;
                }

                for (int i = 0; i < e.GrantedQoSLevels.Length; i++)
                {
                    _isRefused |= e.GrantedQoSLevels[i] == MqttQoSLevel.GrantedFailure;
                }
            }

            _granted.Set();
        }

        private void OnClosed(object sender, EventArgs e)
        {
            lock (_gate)
            {
                if (!ReferenceEquals(sender, _client))
                {
                    return;
                }

                _fault = _fault ?? Lost;
            }

            // Nobody needs to wait for an answer any more.
            _granted.Set();
        }
    }
}
