using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Drives many clients on one thread with one poll(2): for hundreds of emulated nodes in a process. A client belongs to at
/// most one group, and nobody else calls its <see cref="MqttClient.Loop"/> meanwhile; <see cref="MqttClient.Connect"/> and the
/// other calls stay with whoever owns it, on any thread.
/// </summary>
/// <remarks>
/// Any thread may add and remove. A handler runs on the group's thread and delays the other clients: it notes what came and
/// returns. <see cref="Remove"/> waits for a handler of that client that is running, so do not call it while holding a lock
/// that such a handler takes.
/// </remarks>
public sealed class MqttClientGroup : IDisposable
{
    private const int PollMs = 1000;

    private readonly Lock _gate = new();
    private readonly List<MqttClient> _members = [];
    private readonly WakeEvent _wake = new();
    private volatile bool _isChanged;

    // Of the running thread only.
    private Member[] _round = [];
    private PollDescriptor[] _descriptors = new PollDescriptor[1];

    /// <summary>What a handler of a client threw; without a handler for it, <see cref="Run"/> ends with that exception.</summary>
    public Action<MqttClient, Exception>? HandlerFailed { get; set; }

    /// <summary>Clients in the group. Any thread.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _members.Count;
            }
        }
    }

    public void Add(MqttClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        lock (_gate)
        {
            if (_members.Contains(client))
            {
                return;
            }

            _members.Add(client);
            client.SetGroupWake(_wake);
            _isChanged = true;
        }

        _wake.Set();
    }

    /// <summary>When it returns, the group does nothing with the client any more and none of its handlers runs (but the one it is called from).</summary>
    public void Remove(MqttClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        lock (_gate)
        {
            if (!_members.Remove(client))
            {
                return;
            }

            client.SetGroupWake(null);
            _isChanged = true;
        }

        client.WaitForHandlers();
    }

    /// <summary>Drives the clients until <paramref name="cancellation"/> is requested.</summary>
    public void Run(CancellationToken cancellation)
    {
        using CancellationTokenRegistration _ = cancellation.Register(_wake.Set);
        while (!cancellation.IsCancellationRequested)
        {
            RunOnce(PollMs);
        }
    }

    /// <summary>One pass: write what is queued, wait at most <paramref name="timeoutMs"/>, handle what came.</summary>
    public void RunOnce(int timeoutMs)
    {
        TakeMembers();
        for (int i = 0; i < _round.Length; i++)
        {
            // A client that another thread is connecting is left out; that thread wakes us.
            _ = _round[i].Client.TryPrepare(_wake, out _descriptors[i], out int generation);
            _round[i] = _round[i] with { Generation = generation };
            timeoutMs = _round[i].Client.HasMore ? 0 : timeoutMs;
        }

        int last = _round.Length;
        _descriptors[last] = new PollDescriptor { Descriptor = _wake.Descriptor, Events = LibC.PollIn };
        Poll(last + 1, timeoutMs);
        if (_descriptors[last].Returned != 0)
        {
            _wake.Drain();
        }

        for (int i = 0; i < last; i++)
        {
            Serve(_round[i], _descriptors[i].Returned);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _members.ForEach(client => client.SetGroupWake(null));
            _members.Clear();
            _isChanged = true;
        }

        _wake.Dispose();
    }

    private void TakeMembers()
    {
        if (!_isChanged)
        {
            return;
        }

        lock (_gate)
        {
            _isChanged = false;
            _round = [.. _members.Select(client => new Member(client, 0))];
        }

        _descriptors = new PollDescriptor[_round.Length + 1];
    }

    private unsafe void Poll(int count, int timeoutMs)
    {
        fixed (PollDescriptor* descriptors = _descriptors)
        {
            MqttClient.PollAll(descriptors, count, timeoutMs);
        }
    }

    private void Serve(Member member, short returned)
    {
        try
        {
            member.Client.ServiceFromGroup(_wake, returned, member.Generation);
        }
        catch (Exception exception) when (HandlerFailed is not null)
        {
            HandlerFailed(member.Client, exception);
        }
    }

    private readonly record struct Member(MqttClient Client, int Generation);
}
