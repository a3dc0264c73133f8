namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>
/// A 1-Wire bus that follows a script: <c>reset</c> with a device there, <c>nobody</c> without, <c>w HEX</c> is what must be written, <c>r HEX</c> what is
/// read. It notes what does not follow the script.
/// </summary>
internal sealed class ScriptedOneWire : IOneWireBus
{
    private readonly Queue<(string Word, byte Value)> _steps = new();

    public List<string> Surprises { get; } = [];

    public int Left => _steps.Count;

    public void Add(string word, byte[] bytes)
    {
        foreach (byte value in bytes.DefaultIfEmpty())
        {
            _steps.Enqueue((word, value));
        }
    }

    public bool Reset()
    {
        _steps.TryDequeue(out (string Word, byte Value) step);
        if (step.Word is not ("reset" or "nobody"))
        {
            Surprises.Add($"reset where the script has {step.Word} {step.Value:X2}");
        }

        return step.Word == "reset";
    }

    public void Write(byte value)
    {
        _steps.TryDequeue(out (string Word, byte Value) step);
        if (step != ("w", value))
        {
            Surprises.Add($"w {value:X2} where the script has {step.Word} {step.Value:X2}");
        }
    }

    public byte Read()
    {
        _steps.TryDequeue(out (string Word, byte Value) step);
        if (step.Word != "r")
        {
            Surprises.Add($"r where the script has {step.Word} {step.Value:X2}");
        }

        return step.Value;
    }
}
