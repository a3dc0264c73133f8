using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>
/// A board whose only I2C device says what a script tells it to. Steps: <c>write HEX</c> is acknowledged, <c>nack HEX</c> is not, <c>read HEX</c>
/// answers, <c>noread</c> does not, <c>stuck</c> is a bus that does not come free. A transfer that does not follow the script is noted and not acknowledged.
/// </summary>
internal sealed class ScriptedI2c(TestClock clock, int address) : IEmulatedBoard
{
    private readonly Queue<(string Word, string Hex)> _steps = new();

    /// <summary>What happened against the script.</summary>
    public List<string> Surprises { get; } = [];

    public int Left => _steps.Count;

    public string Name => "scripted";

    public TimeProvider Clock => TimeProvider.System;

    public long UtcMs => clock.UtcMs;

    public long UptimeMs => clock.UptimeMs;

    public string? NetworkFault => null;

    public void Add(string word, string content) => _steps.Enqueue((word, content.Replace(" ", "", StringComparison.Ordinal)));

    public void WritePin(int pin, bool high) => Surprises.Add($"pin {pin}");

    public bool ReadPin(int pin) => false;

    public bool HasI2c(int bus) => bus == 1;

    public I2cOutcome TransferI2c(int bus, int toAddress, ReadOnlySpan<byte> write, Span<byte> read, long afterUs)
    {
        if (toAddress != address)
        {
            Surprises.Add($"address {toAddress:X2}");
            return I2cOutcome.NotAcknowledged;
        }

        if (write.Length > 0 && Step("write " + Convert.ToHexString(write)) is { } outcome && outcome != I2cOutcome.Full)
        {
            return outcome;
        }

        return read.Length == 0 ? I2cOutcome.Full : Read(read);
    }

    private I2cOutcome Read(Span<byte> read)
    {
        if (!_steps.TryDequeue(out (string Word, string Hex) step) || step.Word is not ("read" or "noread" or "stuck"))
        {
            Surprises.Add($"read of {read.Length}");
            return I2cOutcome.NotAcknowledged;
        }

        if (step.Word != "read")
        {
            return step.Word == "stuck" ? I2cOutcome.Stuck : I2cOutcome.NotAcknowledged;
        }

        byte[] answer = Convert.FromHexString(step.Hex);
        if (answer.Length != read.Length)
        {
            Surprises.Add($"read of {read.Length} where the script has {answer.Length}");
        }

        answer.AsSpan(0, Math.Min(answer.Length, read.Length)).CopyTo(read);
        return I2cOutcome.Full;
    }

    private I2cOutcome Step(string done)
    {
        _steps.TryDequeue(out (string Word, string Hex) step);
        if (step.Word == "stuck")
        {
            return I2cOutcome.Stuck;
        }

        string wanted = "write " + step.Hex;
        if (step.Word is not ("write" or "nack") || !string.Equals(wanted, done, StringComparison.OrdinalIgnoreCase))
        {
            Surprises.Add($"{done} where the script has {step.Word} {step.Hex}");
            return I2cOutcome.NotAcknowledged;
        }

        return step.Word == "nack" ? I2cOutcome.NotAcknowledged : I2cOutcome.Full;
    }
}
