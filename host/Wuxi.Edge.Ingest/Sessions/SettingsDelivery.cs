using System.Globalization;
using System.Text;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Settings;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// Sees that a node has the settings that the workshop file says: compares what it reports, sends them while they differ, and
/// notes a refusal. A node that reports no settings is left alone. Loop thread only.
/// </summary>
internal sealed class SettingsDelivery(NodeDefinition node, IngestContext context, string commandTopic, FaultBook faults)
{
    private byte[] _text = [];
    private uint _wanted;
    private string? _writtenFor;
    private bool _isReporting;
    private ulong _version;
    private ulong _pending;
    private ulong _refused;
    private string _refusal = "";
    private (ulong Version, string Reason) _told;
    private long? _dueClockMs;
    private long _offerDelayMs;
    private long _refusalDelayMs;
    private bool _isOffered;
    private bool _isRefused;

    /// <summary>Takes <c>host:port</c> apart; false when a settings text could not hold it.</summary>
    public static bool TrySplit(string address, out string host, out int port)
    {
        int colon = address.LastIndexOf(':');
        host = colon < 0 ? "" : address[..colon];
        port = 0;
        return host.Length > 0
            && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is >= 1 and <= 65_535
            && !host.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !host.AsSpan().ContainsAny('#', '=');
    }

    /// <summary>When <see cref="Tick"/> has something to do, on the monotonic clock, ms.</summary>
    public long DueClockMs => _isReporting && IsWanting ? _dueClockMs ?? long.MinValue : long.MaxValue;

    /// <summary>NBIRTH.</summary>
    public void OnBirth(in SettingsReport report)
    {
        _isReporting = report.Version is not null && Write(report.Broker);
        if (!_isReporting)
        {
            return;
        }

        ulong before = _version;
        _version = report.Version!.Value;
        Take(report);
        if (_version == _wanted && before != _wanted && before != 0)
        {
            IngestLog.SettingsInUse(context.Logger, node.Id, _wanted);
        }
    }

    /// <summary>NDATA.</summary>
    public void OnData(in SettingsReport report)
    {
        if (_isReporting)
        {
            Take(report);
        }
    }

    /// <summary>Sends them if it is time to.</summary>
    public void Tick()
    {
        if (!_isReporting || !IsWanting || (_dueClockMs is { } due && context.ClockMs < due))
        {
            return;
        }

        if (Send())
        {
            IngestLog.SettingsOffered(context.Logger, node.Id, _wanted, _version);
            _isOffered = true;
            Wait(ref _offerDelayMs, context.Options.SettingsBackoffMinimumMs, context.Options.SettingsBackoffMaximumMs);
        }
    }

    /// <summary>For people; null when the node reports none.</summary>
    public NodeSettingsStatus? Snapshot() =>
        _isReporting ? new NodeSettingsStatus((uint)_version, _wanted, (uint)_pending, (uint)_refused, _refusal) : null;

    private bool IsWanting => _wanted != 0 && (_pending != 0 ? _pending : _version) != _wanted;

    private void Take(in SettingsReport report)
    {
        _pending = report.Pending ?? 0;
        _refused = report.Refused ?? 0;
        _refusal = _refused == 0 ? "" : report.Refusal ?? "";
        bool wasRefused = _isRefused;
        _isRefused = _refused == _wanted && IsWanting;
        if (!IsWanting)
        {
            _dueClockMs = null;
            _offerDelayMs = 0;
            _refusalDelayMs = _version == _wanted ? 0 : _refusalDelayMs;
        }
        else if (_isRefused && (_isOffered || !wasRefused))
        {
            // A broker may come back, a new firmware may know the part: so it is offered again, but seldom.
            _offerDelayMs = 0;
            Wait(ref _refusalDelayMs, context.Options.SettingsRetryMinimumMs, context.Options.SettingsRetryMaximumMs);
        }

        _isOffered = _isOffered && !_isRefused;
        if (_isRefused && _told != (_refused, _refusal))
        {
            _told = (_refused, _refusal);
            IngestLog.SettingsRefused(context.Logger, node.Id, _wanted, _refusal);
        }
    }

    private void Wait(ref long delayMs, long minimumMs, long maximumMs)
    {
        delayMs = Math.Clamp(2 * delayMs, minimumMs, maximumMs);
        _dueClockMs = context.ClockMs + delayMs;
    }

    /// <summary>
    /// Writes the text for the broker's address as the options say it, or else as the node knows it: the gateway itself may reach the
    /// broker by another one. False when there is no usable address.
    /// </summary>
    private bool Write(string? nodeBroker)
    {
        string address = context.Options.NodeBroker.Length > 0 ? context.Options.NodeBroker : nodeBroker ?? "";
        if (address == _writtenFor)
        {
            return true;
        }

        if (!TrySplit(address, out string host, out int port))
        {
            faults.Count(FaultKind.BadBirth, $"NBIRTH with broker '{address}': no host:port", context.NowMs);
            return false;
        }

        byte[] text = Encoding.ASCII.GetBytes(
            NodeSettingsWriter.Write(context.Workshop, node, host, port, context.Options.HostId));
        if (text.Length > SettingsPiece.LongestText)
        {
            faults.Count(FaultKind.SettingsTooLong, $"{text.Length} characters, a node takes {SettingsPiece.LongestText}", context.NowMs);
            return false;
        }

        _text = text;
        _wanted = SettingsVersion.Of(text, 0, text.Length);
        _writtenFor = address;
        return true;
    }

    private bool Send()
    {
        PayloadWriter writer = context.Command;
        byte[] piece = new byte[SettingsPiece.HeadBytes + SettingsPiece.MostCharacters];
        for (int from = 0; from < _text.Length; from += SettingsPiece.MostCharacters)
        {
            int count = SettingsPiece.Write(piece, _wanted, _text, from);
            writer.Begin(context.NowMs);
            writer.BeginMetric(MetricName.Settings, -1, context.NowMs, DataType.Bytes, false);
            writer.WriteBytes(piece, 0, count);
            writer.EndMetric();
            writer.End(-1);
            if (!context.PublishCommand(commandTopic))
            {
                return false;
            }
        }

        return true;
    }
}
