namespace Wuxi.Edge.Emulator.Running;

/// <summary>What an <see cref="EmulatedHost"/> has of one node: record numbers of its present store.</summary>
internal sealed class HostStore(ulong id)
{
    private readonly HashSet<ulong> _above = [];

    /// <summary>Store id.</summary>
    public ulong Id => id;

    /// <summary>All numbers up to here are there.</summary>
    public ulong Through { get; private set; }

    /// <summary>Whether the node must be told again.</summary>
    public bool IsConfirmationDue { get; set; } = true;

    /// <summary>Numbers below <paramref name="first"/> will never come.</summary>
    public void Begin(ulong first)
    {
        if (first > Through + 1)
        {
            Through = first - 1;
            Close();
        }
    }

    /// <summary>A record has come.</summary>
    public void Add(ulong number)
    {
        IsConfirmationDue = true;
        if (number > Through && _above.Add(number))
        {
            Close();
        }
    }

    private void Close()
    {
        _above.RemoveWhere(number => number <= Through);
        while (_above.Remove(Through + 1))
        {
            Through++;
        }
    }
}
