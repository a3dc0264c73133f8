namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// The order of one node's messages: seq grows by one modulo 256. Messages ahead of a missing one wait here, by number and
/// bytes bounded; whoever owns the gate gives the missing one up in the end. Loop thread only.
/// </summary>
internal sealed class SequenceGate(int capacity, int capacityBytes)
{
    private const int Modulus = 256;

    // Made when a message is held for the first time: most nodes never need it.
    private HeldMessage?[]? _held;
    private int _expected;
    private int _bytes;

    /// <summary>How many messages wait.</summary>
    public int Count { get; private set; }

    /// <summary>When waiting began, monotonic ms; null while nothing is missing.</summary>
    public long? WaitingSinceMs { get; private set; }

    /// <summary>A birth begins the count anew.</summary>
    public void Reset(int birthSequence)
    {
        _held = null;
        Count = 0;
        _bytes = 0;
        WaitingSinceMs = null;
        _expected = (birthSequence + 1) % Modulus;
    }

    /// <summary>Where a message stands. <see cref="SequenceVerdict.Next"/> is thereby passed.</summary>
    public SequenceVerdict Judge(int sequence, long clockMs)
    {
        int ahead = (sequence - _expected + Modulus) % Modulus;
        if (ahead == 0)
        {
            _expected = (_expected + 1) % Modulus;
            WaitingSinceMs = null;
            return SequenceVerdict.Next;
        }

        // Also after a replayed one: when the expected one does not come, we are the ones who are wrong.
        WaitingSinceMs ??= clockMs;
        return ahead < Modulus / 2 && _held?[sequence] is null ? SequenceVerdict.Ahead : SequenceVerdict.Behind;
    }

    /// <summary>Whether more waits than may: then what is missing is to be given up.</summary>
    public bool IsOverfull => Count > capacity || _bytes > capacityBytes;

    /// <summary>Keeps a message that was judged <see cref="SequenceVerdict.Ahead"/>.</summary>
    public void Hold(int sequence, HeldMessage message)
    {
        (_held ??= new HeldMessage?[Modulus])[sequence] = message;
        Count++;
        _bytes += message.Payload.Length;
    }

    /// <summary>The waiting message that is next now, or null. What still waits begins to wait anew.</summary>
    public HeldMessage? TakeNext(long clockMs)
    {
        HeldMessage? next = Take(_expected);
        if (next is not null)
        {
            _expected = (_expected + 1) % Modulus;
            WaitingSinceMs = null;
        }
        else if (Count > 0)
        {
            WaitingSinceMs ??= clockMs;
        }

        return next;
    }

    /// <summary>Gives up what is missing: the first waiting message with the number of missing ones before it, or null when none waits.</summary>
    public HeldMessage? Skip(out int missing)
    {
        missing = 0;
        WaitingSinceMs = null;
        if (Count == 0)
        {
            return null;
        }

        while (true)
        {
            HeldMessage? next = Take(_expected);
            _expected = (_expected + 1) % Modulus;
            if (next is not null)
            {
                return next;
            }

            missing++;
        }
    }

    private HeldMessage? Take(int sequence)
    {
        HeldMessage? message = _held?[sequence];
        if (message is not null)
        {
            _held![sequence] = null;
            Count--;
            _bytes -= message.Payload.Length;
        }

        return message;
    }
}
