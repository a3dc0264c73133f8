using System.Text.Json;
using Wuxi.Edge.Emulator.Commands;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;

namespace Wuxi.Edge.Emulator.Tests.Running;

public sealed class CommandInterpreterTests : IDisposable
{
    private readonly VirtualRun _run;
    private readonly CommandInterpreter _commands;

    public CommandInterpreterTests()
    {
        _run = new VirtualRun(
            ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "demo.scenario.yaml")).Scenario!, new EmulatorOptions());
        _commands = new CommandInterpreter(_run.Workshop);
        _run.RunUntil(TimeSpan.FromSeconds(1));
    }

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("fire on", """{"ok":true,"command":"fire","nodes":["N001"],"isOn":true}""")]
    [InlineData("  fire  on  N004 ", """{"ok":true,"command":"fire","nodes":["N004"],"isOn":true}""")]
    [InlineData("fire on all", """{"ok":true,"command":"fire","nodes":["N001","N004"],"isOn":true}""")]
    [InlineData("fire off", """{"ok":true,"command":"fire","nodes":[],"isOn":false}""")]
    [InlineData("fire on N002", """{"ok":false,"error":"found 'N002', expected a node with a smoke transmitter: N001, N004"}""")]
    [InlineData("drill N099", """{"ok":false,"error":"found 'N099', expected a node with a smoke transmitter: N001, N004"}""")]
    [InlineData("drill N001 much", """{"ok":false,"error":"found 'much', expected an optical density in 1/m, or off"}""")]
    [InlineData("stop-sampling", """{"ok":true,"command":"stop-sampling"}""")]
    [InlineData("power-cut N003", """{"ok":true,"command":"power-cut","nodes":["N003"],"forMs":2000}""")]
    [InlineData("power-cut N003 250ms", """{"ok":true,"command":"power-cut","nodes":["N003"],"forMs":250}""")]
    [InlineData("power-cut N003 long", """{"ok":false,"error":"found 'long', expected a duration from 1ms to 24h, such as 500ms or 5s"}""")]
    [InlineData("power-cut N7", """{"ok":false,"error":"found 'N7', expected a node of the scenario: N001, N002, N003, N004, N005, N006"}""")]
    [InlineData("network N003 off", """{"ok":true,"command":"network","nodes":["N003"],"isOn":false}""")]
    [InlineData("network N003 away", """{"ok":false,"error":"found 'network N003 away', expected one of: fire on|off [NODE|all], drill NODE [DENSITY|off], stop-sampling, status, power-cut NODE [DURATION], network NODE off|on"}""")]
    [InlineData("", """{"ok":false,"error":"found '', expected one of: fire on|off [NODE|all], drill NODE [DENSITY|off], stop-sampling, status, power-cut NODE [DURATION], network NODE off|on"}""")]
    public void Answers_with_one_line(string command, string expected) => Assert.Equal(expected, _commands.Execute(command));

    [Fact]
    public void Status_tells_of_nodes_fires_and_drills()
    {
        _commands.Execute("network N003 off");
        _commands.Execute("power-cut N002 1h");
        _commands.Execute("fire on");
        _commands.Execute("drill N004");
        _run.RunUntil(TimeSpan.FromSeconds(2));
        JsonElement status = JsonDocument.Parse(_commands.Execute("status")).RootElement;
        Assert.Equal(2000, status.GetProperty("elapsedMs").GetInt64());
        Assert.True(status.GetProperty("isFireBurning").GetBoolean());
        JsonElement Node(int index) => status.GetProperty("nodes")[index];
        Assert.False(Node(1).GetProperty("isPowered").GetBoolean());
        Assert.True(Node(2).GetProperty("isNetworkLost").GetBoolean());
        JsonElement drill = Assert.Single(status.GetProperty("drills").EnumerateArray());
        Assert.Equal("N004", drill.GetProperty("node").GetString());
        Assert.True(drill.GetProperty("readTimestamp").GetInt64() >= drill.GetProperty("stepTimestamp").GetInt64());

        _commands.Execute("network N003 on");
        _commands.Execute("fire off");
        status = JsonDocument.Parse(_commands.Execute("status")).RootElement;
        Assert.False(Node(2).GetProperty("isNetworkLost").GetBoolean());
        Assert.False(status.GetProperty("isFireBurning").GetBoolean());
    }

    [Fact]
    public void After_stop_sampling_nothing_more_is_taken()
    {
        _run.RunUntil(TimeSpan.FromSeconds(30));
        _commands.Execute("stop-sampling");
        _run.RunUntil(TimeSpan.FromSeconds(31));
        ulong taken = _run.Workshop.Totals.RecordsTaken;
        Assert.True(taken > 10);
        _run.RunUntil(TimeSpan.FromSeconds(120));
        Assert.Equal(taken, _run.Workshop.Totals.RecordsTaken);
    }
}
