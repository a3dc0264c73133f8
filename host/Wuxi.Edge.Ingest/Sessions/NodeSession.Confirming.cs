using Wuxi.Edge.Ingest.Records;

namespace Wuxi.Edge.Ingest.Sessions;

/// <content>Telling the node what is on disk.</content>
internal sealed partial class NodeSession
{
    /// <summary>The node's window, fully open (firmware, BacklogWindow.Capacity).</summary>
    private const int NodeWindow = 128;

    /// <summary>The node's window at its birth; it opens by what is confirmed (firmware, BacklogWindow.FirstRoom).</summary>
    private const int FirstWindow = 4;

    /// <summary>
    /// Longest interval between two confirmations to a node without a backlog: half of the time after which it would send
    /// again what is not confirmed, so that one may be lost.
    /// </summary>
    private const int LongestQuietMs = 2_500;

    private long? _confirmedClockMs;

    // Backlog records that came since the last confirmation: the next one lets as many go, and more while the window opens.
    private int _backlogRecords;
    private int _window = FirstWindow;

    // Let go, and not arrived.
    private int _underWay;
    private long _letGoClockMs;
    private bool _isPutOff;

    /// <summary>There is room for what the confirmation lets go.</summary>
    public void Resume()
    {
        _isPutOff = false;
        if (IsToConfirm && _context.ClockMs >= ConfirmDueClockMs)
        {
            SendConfirmation();
        }
    }

    private bool IsToConfirm => _isOnline && Ledger.IsConfirmationDue && Ledger.Current is not null;

    private long ConfirmDueClockMs => _confirmedClockMs is { } last ? last + ConfirmIntervalMs : long.MinValue;

    /// <summary>
    /// A node with a backlog is told as often as the settings allow, since that is what it drains by. To one without, an early
    /// confirmation is of no use, and of very many nodes these would cost as much as their data.
    /// </summary>
    private long ConfirmIntervalMs => _backlogRecords > 0
        ? _context.Options.ConfirmIntervalMs
        : Math.Max(
            _context.Options.ConfirmIntervalMs,
            Math.Min(LongestQuietMs, _context.OnlineNodes * 1000L / _context.Options.ConfirmationsPerSecond));

    private void Confirm()
    {
        if (!IsToConfirm || _isPutOff || _context.ClockMs < ConfirmDueClockMs)
        {
            return;
        }

        if (_backlogRecords > 0 && !_context.Backlog.HasRoom)
        {
            _isPutOff = true;
            _context.Backlog.Wait(this, _context.ClockMs);
            return;
        }

        SendConfirmation();
    }

    private void SendConfirmation()
    {
        StoredConfirmation.Write(
            _context.Command, _context.Scratch, Ledger.Current!, _context.Options.ConfirmedRanges, _context.NowMs);
        if (!_context.PublishCommand(_commandTopic))
        {
            return;
        }

        Ledger.IsConfirmationDue = false;
        _confirmedClockMs = _context.ClockMs;
        IsChanged = true;
        int opened = Math.Min(_window + _backlogRecords, NodeWindow) - _window;
        _window += opened;
        int released = Math.Min(_backlogRecords + opened, _window - _underWay);
        if (released > 0)
        {
            _underWay += released;
            _letGoClockMs = _context.ClockMs;
            _context.Backlog.LetGo(released);
        }

        _backlogRecords = 0;
    }

    private void OnBacklogRecord()
    {
        _backlogRecords = Math.Min(_backlogRecords + 1, NodeWindow);
        if (_underWay > 0)
        {
            _underWay--;
            _context.Backlog.GiveBack(1);
        }
    }

    /// <summary>The node begins with a small window, or is gone.</summary>
    private void BeginWindow()
    {
        ForgetUnderWay();
        _window = FirstWindow;
        _backlogRecords = 0;
    }

    /// <summary>What was let go and has not come will not: the node is away, or has no more.</summary>
    private void ForgetUnderWay()
    {
        _context.Backlog.GiveBack(_underWay);
        _underWay = 0;
    }
}
