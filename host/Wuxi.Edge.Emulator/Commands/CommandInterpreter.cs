using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Emulator.Commands;

/// <summary>
/// What can be told to a running emulation, as lines of text, each answered by one line of JSON with <c>"ok"</c>: see
/// <see cref="Usage"/>. Never throws for what it is told. Safe for use by many threads.
/// </summary>
public sealed class CommandInterpreter(EmulatedWorkshop workshop)
{
    /// <summary>What it understands.</summary>
    public const string Usage =
        "fire on|off [NODE|all], drill NODE [DENSITY|off], stop-sampling, status, power-cut NODE [DURATION], network NODE off|on";

    /// <summary>Optical density of a drill when none is given, 1/m: heavy smoke.</summary>
    private const double DrillDensity = 1;

    private static readonly TimeSpan PowerCut = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Does what a line says; returns the answer, without a line end.</summary>
    public string Execute(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            ["fire", "on" or "off"] => Fire(words[1] == "on", null),
            ["fire", "on" or "off", var node] => Fire(words[1] == "on", node),
            ["drill", var node] => Drill(node, DrillDensity.ToString(CultureInfo.InvariantCulture)),
            ["drill", var node, var density] => Drill(node, density),
            ["stop-sampling"] => StopSampling(),
            ["status"] => Serialize(EmulationStatus.Of(workshop)),
            ["power-cut", var node] => CutPower(node, Durations.Format((long)PowerCut.TotalMilliseconds)),
            ["power-cut", var node, var duration] => CutPower(node, duration),
            ["network", var node, "on" or "off"] => Network(node, words[2] == "off"),
            _ => Refuse($"found '{line.Trim()}', expected one of: {Usage}"),
        };
    }

    private static string Refuse(string error) => Serialize(new CommandAnswer { Ok = false, Error = error });

    private static string Serialize<T>(T answer) => JsonSerializer.Serialize(answer, Json);

    private string Fire(bool isOn, string? id)
    {
        EmulatedNode[] nodes = id switch
        {
            "all" => [.. workshop.Nodes.Where(node => node.Transmitters.Count > 0)],

            // Without a node: the first smoke transmitter burns, and everything is put out.
            null when !isOn => [.. workshop.Nodes.Where(node => node.Fire.IsOn)],
            null => workshop.FirstWithSmoke is { } first ? [first] : [],
            _ => workshop.Find(id) is { Transmitters.Count: > 0 } found ? [found] : [],
        };
        if (nodes.Length == 0 && (isOn || id is not null))
        {
            return Refuse($"found {(id is null ? "no node" : $"'{id}'")}, expected a node with a smoke transmitter: {Smoky()}");
        }

        foreach (EmulatedNode node in nodes)
        {
            workshop.SetFire(node, isOn);
        }

        return Serialize(new CommandAnswer { Command = "fire", Nodes = [.. nodes.Select(node => node.Id)], IsOn = isOn });
    }

    private string Drill(string id, string density)
    {
        if (workshop.Find(id) is not { Transmitters: [var transmitter, ..] })
        {
            return Refuse($"found '{id}', expected a node with a smoke transmitter: {Smoky()}");
        }

        double? value = null;
        if (density != "off")
        {
            if (!double.TryParse(density, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            {
                return Refuse($"found '{density}', expected an optical density in 1/m, or off");
            }

            value = number;
        }

        long timestamp = transmitter.Drill.Step(value);
        return Serialize(new CommandAnswer { Command = "drill", Nodes = [id], OpticalDensity = value, StepTimestamp = timestamp });
    }

    private string StopSampling()
    {
        workshop.StopSampling();
        return Serialize(new CommandAnswer { Command = "stop-sampling" });
    }

    private string CutPower(string id, string duration)
    {
        if (workshop.Find(id) is not { } node)
        {
            return RefuseNode(id);
        }

        if (!Durations.TryParseMs(duration, out long ms) || ms is < 1 or > 86_400_000)
        {
            return Refuse($"found '{duration}', expected a duration from 1ms to 24h, such as 500ms or 5s");
        }

        node.CutPower(TimeSpan.FromMilliseconds(ms));
        return Serialize(new CommandAnswer { Command = "power-cut", Nodes = [id], ForMs = ms });
    }

    private string Network(string id, bool isOff)
    {
        if (workshop.Find(id) is not { } node)
        {
            return RefuseNode(id);
        }

        node.SetNetwork(isOff);
        return Serialize(new CommandAnswer { Command = "network", Nodes = [id], IsOn = !isOff });
    }

    private string RefuseNode(string id) =>
        Refuse($"found '{id}', expected a node of the scenario: {string.Join(", ", workshop.Nodes.Take(20).Select(node => node.Id))}");

    private string Smoky()
    {
        string[] ids = [.. workshop.Nodes.Where(node => node.Transmitters.Count > 0).Take(20).Select(node => node.Id)];
        return ids.Length == 0 ? "there is none" : string.Join(", ", ids);
    }
}
