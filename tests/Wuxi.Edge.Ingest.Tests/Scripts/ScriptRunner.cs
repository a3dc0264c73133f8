using System.Globalization;
using System.Text;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Testing.Sparkplug;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests.Scripts;

/// <summary>
/// Plays a script against a host and notes all it does. Each line of the script stands in the trace behind <c>&gt;</c>, what
/// came of it below. tests/cases/ingest/README.md describes the lines.
/// </summary>
internal sealed class ScriptRunner
{
    private const string Group = "W1";

    private readonly StringBuilder _trace = new();
    private readonly Dictionary<string, ScriptNode> _nodes = [];
    private readonly FakeHistorian _historian = new();
    private readonly ManualTimeProvider _time = new();
    private Bench _bench;
    private bool _isFull;

    public ScriptRunner()
    {
        _historian.Trace = Note;
        _historian.Refuses = () => _isFull;
        _bench = StartGateway();
    }

    public static string Play(string script)
    {
        var runner = new ScriptRunner();
        foreach (string text in script.Split('\n').Select(line => line.Trim()))
        {
            if (text.Length == 0 || text[0] == '#')
            {
                runner._trace.Append(text).Append('\n');
                continue;
            }

            runner._trace.Append("> ").Append(text).Append('\n');
            runner.Do(new ScriptLine(text));
        }

        return runner._trace.ToString();
    }

    private void Do(ScriptLine line)
    {
        switch (line.Verb)
        {
            case "connect":
                _bench.Link.IsUp = !line.Has("down");
                _bench.Host.OnConnected();
                break;
            case "link":
                _bench.Link.IsUp = line.Words[0] == "up";
                break;
            case "disconnect":
                _bench.Link.IsUp = false;
                _bench.Host.OnDisconnected();
                break;
            case "leave":
                _bench.Host.Leave();
                break;
            case "will":
                byte[] will = _bench.Host.PrepareWill();
                Note($"will {new SentCommand(_bench.Host.StateTopic, will)}");
                break;
            case "restart":
                _historian.Crash();
                _bench = StartGateway();
                break;
            case "wait":
                _bench.Wait(long.Parse(line.Words[0], CultureInfo.InvariantCulture));
                break;
            case "clock":
                _time.StepUtc(DateTimeOffset.Parse(line.Words[0], CultureInfo.InvariantCulture));
                break;
            case "full":
                _isFull = line.Words[0] == "on";
                break;
            case "commit":
                _historian.Commit(line.Words.Length > 0 ? int.Parse(line.Words[0], CultureInfo.InvariantCulture) : int.MaxValue);
                break;
            case "raw":
                Send(line.Words[0], Convert.FromHexString(line.Words.Length > 1 ? line.Words[1] : ""));
                break;
            case "STATE":
                byte[] state = new byte[StateMessage.MaximumLength];
                int length = StateMessage.Write(state, line.Has("online"), Now(line));
                Send(_bench.Host.StateTopic, state[..length]);
                break;
            case "live":
                ShowLive(line.Words[0], line.Words[1]);
                break;
            case "faults":
                ShowFaults();
                break;
            case "node":
                ShowNode(line.Words[0]);
                break;
            default:
                SendMessage(line);
                break;
        }
    }

    private void SendMessage(ScriptLine line)
    {
        string[] target = line.Words[0].Split('/');
        if (!_nodes.TryGetValue(target[0], out ScriptNode? node))
        {
            _nodes.Add(target[0], node = new ScriptNode());
        }

        byte[] payload = node.Message(line, Now(line));
        string topic = $"spBv1.0/{Group}/{line.Verb}/{line.Words[0]}";
        Send(topic, payload);
    }

    private void Send(string topic, byte[] payload) => _bench.Send(topic, payload);

    private long Now(ScriptLine line) => _time.NowMs + line.NumberOr("at", 0);

    private Bench StartGateway()
    {
        var bench = new Bench(_historian, _time);
        bench.Stage.Trace = Note;
        bench.Link.OnSent = command => Note($"sent {command}");
        return bench;
    }

    private void ShowLive(string device, string metric)
    {
        LivePoint live = _bench.Host.Live.Get(TestWorkshop.PointOf(device, metric).Index);
        string at = live.TimestampMs == 0 ? "never" : (live.TimestampMs - ScriptTime.StartMs).ToString(CultureInfo.InvariantCulture);
        Note($"{metric} {live.Quality} '{live.Value}' {live.Reason} at {at}");
    }

    private void ShowFaults()
    {
        _bench.Wait(300);
        foreach (NodeStatus node in _bench.Host.Nodes)
        {
            foreach (FaultCount fault in node.Faults)
            {
                Note($"{node.Id} {fault.Kind} {fault.Count}: {fault.Detail}");
            }
        }
    }

    private void ShowNode(string id)
    {
        _bench.Wait(300);
        NodeStatus node = _bench.StatusOf(id);
        string devices = string.Join(' ', node.Devices.Select(device => $"{device.Id}={(device.IsOnline ? "online" : "offline")}"));
        Note($"{(node.IsOnline ? "online" : "offline")} store {node.StoreId:x} through {node.StoredThrough} of {node.LastNumber}, missing {node.Missing}, "
            + $"received {node.Received}, duplicates {node.Duplicates}, quarantined {node.Quarantined}, gaps {node.Gaps}, {devices}");
    }

    private void Note(string text) => _trace.Append("  ").Append(text).Append('\n');
}
