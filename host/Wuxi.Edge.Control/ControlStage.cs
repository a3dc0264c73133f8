using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Gpio;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Control;

/// <summary>
/// Drives the gateway's outputs from alarm transitions, inline: an output changes before <see cref="OnTransition"/> returns.
/// Replayed transitions never drive anything. Loop thread only, but for <see cref="Outputs"/> and <see cref="Silence"/>.
/// </summary>
public sealed class ControlStage : IAlarmSink, IRecordStage, IOutputService
{
    private readonly ControlEvaluator _evaluator;
    private readonly ControlOptions _options;
    private readonly IReadOnlyList<OutputDefinition> _definitions;
    private readonly IOutputPins _pins;
    private readonly ILogger _logger;
    private readonly ConcurrentQueue<string> _silences = new();

    // Loop thread.
    private readonly OutputCommand[] _commands;
    private readonly bool[] _isOn;
    private readonly bool[] _isFailing;
    private bool _isStarted;
    private bool _hasFollowed;
    private bool _isFlashPhaseOn = true;

    // Any thread reads; the loop thread replaces.
    private volatile IReadOnlyList<OutputState> _outputs = [];

    public ControlStage(WorkshopModel workshop, IOutputPins pins, ControlOptions options, ILogger<ControlStage> logger)
    {
        _evaluator = new ControlEvaluator(workshop);
        _definitions = workshop.Outputs;
        _commands = new OutputCommand[_definitions.Count];
        _isOn = new bool[_definitions.Count];
        _isFailing = new bool[_definitions.Count];
        _pins = pins;
        _options = options;
        _logger = logger;
    }

    public IReadOnlyList<OutputState> Outputs => _outputs;

    public void Silence(string user) => _silences.Enqueue(user);

    /// <summary>Makes the pins outputs in their safe states. Call before alarms are restored from the journal.</summary>
    /// <exception cref="InvalidOperationException">A pin cannot be opened: the gateway must not run without its outputs.</exception>
    public void Start()
    {
        for (int index = 0; index < _definitions.Count; index++)
        {
            OutputDefinition output = _definitions[index];
            _isOn[index] = output.IsSafeOn;
            _pins.Open(output.Pin, output.IsSafeOn == output.IsActiveHigh);
        }

        _isStarted = true;
        Publish();
    }

    /// <summary>Puts every output into its safe state; for a clean stop.</summary>
    public void DriveSafeStates()
    {
        for (int index = 0; index < _definitions.Count; index++)
        {
            Drive(index, _definitions[index].IsSafeOn);
        }

        _isStarted = false;
        Publish();
    }

    public void OnTransition(AlarmTransition transition)
    {
        if (!transition.IsReplay &&
            _evaluator.SetAlarm(transition.AlarmId, transition.State, transition.Kind == AlarmTransitionKind.Raised))
        {
            Apply();
        }
    }

    public void OnRecord(in RecordHeader record, ReadOnlySpan<Reading> readings)
    {
        // Outputs follow alarms, not readings.
    }

    public void OnGap(string node, ulong storeId, ulong first, ulong last)
    {
    }

    public void OnNode(in NodeEvent nodeEvent)
    {
    }

    public void Tick(long nowMs)
    {
        bool changed = false;
        while (_silences.TryDequeue(out string? user))
        {
            _evaluator.Silence();
            ControlLog.Silenced(_logger, user);
            changed = true;
        }

        bool phase = nowMs / _options.FlashHalfPeriodMs % 2 == 0;
        bool flips = phase != _isFlashPhaseOn;
        _isFlashPhaseOn = phase;
        if (changed || !_hasFollowed || (flips && _commands.Contains(OutputCommand.Flash)) || _isFailing.Contains(true))
        {
            Apply();
        }
    }

    private void Apply()
    {
        if (!_isStarted)
        {
            return;
        }

        _hasFollowed = true;
        for (int index = 0; index < _definitions.Count; index++)
        {
            if (!_evaluator.IsDriven(index))
            {
                continue;
            }

            OutputCommand command = _evaluator.Command(index);
            // A lamp starts to flash with light: the first sight of an alarm must not wait for the phase.
            bool starts = command == OutputCommand.Flash && _commands[index] != OutputCommand.Flash;
            _commands[index] = command;
            Drive(index, command == OutputCommand.On || (command == OutputCommand.Flash && (starts || _isFlashPhaseOn)));
        }

        Publish();
    }

    private void Drive(int index, bool on)
    {
        if (_isOn[index] == on && !_isFailing[index])
        {
            return;
        }

        OutputDefinition output = _definitions[index];
        try
        {
            _pins.Write(output.Pin, on == output.IsActiveHigh);
            if (_commands[index] != OutputCommand.Flash)
            {
                ControlLog.Driven(_logger, output.Id, on ? "on" : "off");
            }

            _isOn[index] = on;
            _isFailing[index] = false;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // One dead pin must not take the siren with it; it is tried again with every tick.
            if (!_isFailing[index])
            {
                ControlLog.PinFailed(_logger, output.Id, output.Pin, exception);
            }

            _isFailing[index] = true;
        }
    }

    private void Publish() => _outputs =
    [
        .. _definitions.Select((output, index) => new OutputState(
            output.Id,
            output.Name,
            output.Pin,
            _isOn[index],
            _commands[index] == OutputCommand.Flash,
            _evaluator.IsSilenced && output.Kind == OutputKind.Siren)),
    ];
}
