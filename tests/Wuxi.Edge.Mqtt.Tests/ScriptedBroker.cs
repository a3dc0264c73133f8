using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>A broker's end of one connection without TLS, which says what a test wants and byte by byte if it likes.</summary>
internal sealed class ScriptedBroker : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _socket;

    public ScriptedBroker() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static byte[] PingResponse => [0xD0, 0];

    /// <summary>A client that is connected to it.</summary>
    public TestClient Connected()
    {
        var client = new TestClient(new MqttClientOptions { Host = "127.0.0.1", Port = Port, ClientId = "tested" });
        Assert.True(client.Client.Connect(TimeSpan.FromSeconds(10), out string error), error);
        _socket = _listener.AcceptSocket();
        _socket.NoDelay = true;
        Send([0x20, 2, 0, 0]); // CONNACK
        client.Pump("CONNACK", () => client.ConnackCode is not null);
        return client;
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        // The client's answers are of no interest, and must not fill the connection.
        byte[] answers = new byte[1024];
        while (_socket!.Available > 0)
        {
            _socket.Receive(answers);
        }

        while (!bytes.IsEmpty)
        {
            bytes = bytes[_socket.Send(bytes)..];
        }
    }

    /// <summary>PUBLISH.</summary>
    public static byte[] Packet(Message message)
    {
        byte[] topic = Encoding.UTF8.GetBytes(message.Topic);
        int length = 2 + topic.Length + (message.Qos > 0 ? 2 : 0) + message.Payload.Length;
        var packet = new List<byte> { (byte)(0x30 | message.Qos << 1 | (message.Retain ? 1 : 0)) };
        int left = length;
        for (; left >= 0x80; left >>= 7)
        {
            packet.Add((byte)(left | 0x80));
        }

        packet.Add((byte)left);
        byte[] number = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)topic.Length);
        packet.AddRange([.. number, .. topic]);
        if (message.Qos > 0)
        {
            packet.AddRange([0, 1]);
        }

        packet.AddRange(message.Payload);
        return [.. packet];
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _listener.Dispose();
    }
}
