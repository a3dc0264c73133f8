using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Control;

/// <summary>
/// Decides from the states of all alarms what each output shall be. Pure but for the states it keeps; not thread safe.
/// A change of one alarm costs only the interlocks that name it.
/// </summary>
public sealed class ControlEvaluator
{
    private readonly IReadOnlyList<OutputDefinition> _outputs;
    private readonly IReadOnlyList<InterlockDefinition> _interlocks;
    private readonly int[] _outputOfInterlock;
    private readonly Dictionary<string, int[]> _interlocksOfAlarm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlarmState> _states = new(StringComparer.Ordinal);
    private readonly int[] _active;
    private readonly int[] _unacknowledged;
    private bool _isSilenced;

    /// <param name="workshop">Alarms, outputs and interlocks.</param>
    public ControlEvaluator(WorkshopModel workshop)
    {
        _outputs = workshop.Outputs;
        _interlocks = workshop.Interlocks;
        _active = new int[_interlocks.Count];
        _unacknowledged = new int[_interlocks.Count];
        _outputOfInterlock = [.. _interlocks.Select(interlock => IndexOf(interlock.Output))];
        foreach (AlarmDefinition alarm in workshop.Alarms)
        {
            _interlocksOfAlarm[alarm.Id] =
            [
                .. Enumerable.Range(0, _interlocks.Count).Where(index => Concerns(_interlocks[index], alarm)),
            ];
        }
    }

    /// <summary>Whether sirens are silenced (消音).</summary>
    public bool IsSilenced => _isSilenced;

    /// <summary>Takes in the state of an alarm. False when that changes nothing.</summary>
    /// <param name="alarmId">Id of the alarm; one that the file does not have is ignored.</param>
    /// <param name="state">Its state.</param>
    /// <param name="isNew">It was raised just now: a new danger ends a silence.</param>
    public bool SetAlarm(string alarmId, AlarmState state, bool isNew)
    {
        if (!_interlocksOfAlarm.TryGetValue(alarmId, out int[]? interlocks))
        {
            return false;
        }

        bool wakes = isNew && _isSilenced;
        _isSilenced &= !isNew;
        AlarmState before = _states.GetValueOrDefault(alarmId);
        _states[alarmId] = state;
        foreach (int index in interlocks)
        {
            _active[index] += Number(IsActive(state)) - Number(IsActive(before));
            _unacknowledged[index] += Number(IsUnacknowledged(state)) - Number(IsUnacknowledged(before));
        }

        return wakes || before != state;
    }

    /// <summary>Mutes the sirens until the next alarm is raised. It neither acknowledges nor resets anything.</summary>
    public void Silence() => _isSilenced = true;

    /// <summary>Whether any interlock drives an output; one that none drives stays in its safe state.</summary>
    public bool IsDriven(int output) => _outputOfInterlock.Contains(output);

    /// <summary>What an output shall be. Flashing outweighs steady: somebody has not seen it yet.</summary>
    /// <param name="output">Index in the workshop file.</param>
    public OutputCommand Command(int output)
    {
        if (_isSilenced && _outputs[output].Kind == OutputKind.Siren)
        {
            return OutputCommand.Off;
        }

        OutputCommand command = OutputCommand.Off;
        for (int index = 0; index < _interlocks.Count; index++)
        {
            if (_outputOfInterlock[index] != output)
            {
                continue;
            }

            if (_interlocks[index].Mode == InterlockMode.FlashUntilAcknowledged && _unacknowledged[index] > 0)
            {
                return OutputCommand.Flash;
            }

            if (_interlocks[index].IsWhenNone ? _active[index] + _unacknowledged[index] == 0 : _active[index] > 0)
            {
                command = OutputCommand.On;
            }
        }

        return command;
    }

    private static bool IsActive(AlarmState state) => state is AlarmState.UnacknowledgedActive or AlarmState.AcknowledgedActive;

    private static bool IsUnacknowledged(AlarmState state) => state is AlarmState.UnacknowledgedActive or AlarmState.UnacknowledgedReturned;

    private static int Number(bool condition) => condition ? 1 : 0;

    private static bool Concerns(InterlockDefinition interlock, AlarmDefinition alarm) =>
        interlock.MinimumPriority is { } priority ? alarm.Priority >= priority : interlock.Alarms.Contains(alarm.Id);

    private int IndexOf(string output)
    {
        for (int index = 0; index < _outputs.Count; index++)
        {
            if (_outputs[index].Id == output)
            {
                return index;
            }
        }

        throw new ArgumentException($"an interlock drives '{output}', which is not an output");
    }
}
