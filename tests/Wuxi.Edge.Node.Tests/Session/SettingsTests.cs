using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>New settings from the gateway and from provisioning, on a node that goes on measuring.</summary>
public class SettingsTests
{
    private const string Old = NodeRig.Head + NodeRig.Smoke;

    private const string Second =
        "bus ai-2 adc channel=1 reference=3300 shunt=150\n" +
        "device smoke-2 smoke420 bus=ai-2 low=0 high=2 timeout=3000\n" +
        "point smoke-2 optical-density unit=1/m resolution=0.001 period=1000 deadband=0.01 silent=2000\n";

    private const string New = NodeRig.Head + Second + NodeRig.Smoke;

    [Fact]
    public void A_new_device_comes_into_use_when_every_record_of_the_old_ones_is_confirmed()
    {
        NodeRig rig = Online(Old);
        var old = new HashSet<long>(AliasesOfBirths(rig, 0));
        rig.SendSettings(New);
        for (int i = 0; i < 20; i++)
        {
            rig.Smoulder(i % 2 == 0 ? 8 : 12, 1_000);
        }

        Assert.Equal(VersionOf(New), rig.Keeper.Pending);
        Assert.Equal(VersionOf(Old), rig.Keeper.Version);
        SentMessage answer = Assert.Single(rig.Link.Sent, message => message.Type == MessageType.NData);
        Assert.Equal((ulong)VersionOf(New), answer.Metric(MetricName.SettingsPending).Value);
        Assert.True(rig.Node.PendingRecords > 5);

        rig.IsConfirming = true;
        int before = rig.Link.Sent.Count;
        rig.Run(5_000);
        Assert.Equal(
            [MessageType.NDeath, MessageType.NBirth, MessageType.DBirth, MessageType.DBirth],
            rig.Link.Sent.Skip(before).Select(message => message.Type).SkipWhile(type => type != MessageType.NDeath).Take(4));
        SentMessage birth = rig.Link.Sent.Last(message => message.Type == MessageType.NBirth);
        Assert.Equal((ulong)VersionOf(New), birth.Metric(MetricName.SettingsVersion).Value);
        Assert.Equal(0UL, birth.Metric(MetricName.SettingsPending).Value);
        Assert.DoesNotContain(AliasesOfBirths(rig, before), old.Contains);

        rig.Run(10_000);
        Assert.Contains(rig.Data, message => message.Device == "smoke-2");
        Assert.Equal(rig.Store.Last, (ulong)rig.Gateway.Stored.Count);
        Assert.Equal(0UL, rig.Store.DroppedCount);
        Assert.True(rig.Node.Statistics.RecordsTaken > 20);
    }

    [Fact]
    public void A_set_with_the_same_devices_and_points_is_used_at_once_and_the_backlog_goes_on()
    {
        NodeRig rig = Online(Old);
        rig.Smoulder(12, 2_000);
        int pending = rig.Node.PendingRecords;
        string faster = Old.Replace("period=1000", "period=500", StringComparison.Ordinal);
        rig.SendSettings(faster);
        rig.Run(4_000);
        Assert.True(pending > 0);
        Assert.Equal(VersionOf(faster), rig.Keeper.Version);
        rig.IsConfirming = true;
        rig.Run(10_000);
        Assert.Equal(rig.Store.Last, (ulong)rig.Gateway.Stored.Count);
        Assert.Equal(0UL, rig.Store.DroppedCount);
    }

    [Theory]
    [InlineData("period=1000", "period=5", "line 6: found period=5, expected a whole number from 10 to 86400000")]
    [InlineData("smoke420", "smoke999", "line 5: found 'smoke999'")]
    [InlineData("node N001", "node N002", "found node N002, expected N001")]
    [InlineData("group=W1", "group=W2", "found group=W2, expected W1")]
    [InlineData("bus ai-1", "bu ai-1", "more")]
    public void A_bad_set_is_refused_with_the_reason_and_changes_nothing(string was, string instead, string reason)
    {
        NodeRig rig = Online(Old);
        string bad = Old.Replace(was, instead, StringComparison.Ordinal);
        int before = rig.Link.Sent.Count;
        rig.SendSettings(bad);
        rig.Run(3_000);
        SentMessage answer = Assert.Single(rig.Link.Sent.Skip(before), message => message.Type == MessageType.NData);
        Assert.Equal((ulong)VersionOf(bad), answer.Metric(MetricName.SettingsRefused).Value);
        Assert.Contains(reason, (string)answer.Metric(MetricName.SettingsRefusal).Value!, StringComparison.Ordinal);
        Assert.Equal(0UL, answer.Metric(MetricName.SettingsPending).Value);
        Assert.Equal(VersionOf(Old), rig.Keeper.Version);
        Assert.Equal(1UL, rig.Node.Statistics.Births);
        rig.Restart(Old);
        Assert.Equal(VersionOf(Old), rig.Keeper.Version);
        Assert.Equal(VersionOf(bad), rig.Keeper.Refused);
    }

    [Fact]
    public void A_text_that_was_changed_on_its_way_is_refused()
    {
        NodeRig rig = Online(Old);
        rig.SendSettings(New, VersionOf(New) ^ 1);
        rig.Run(1_000);
        Assert.Equal(VersionOf(New) ^ 1, rig.Keeper.Refused);
        Assert.Contains(VersionOf(New).ToString("X8", null), rig.Keeper.Refusal, StringComparison.Ordinal);
        Assert.Equal(VersionOf(Old), rig.Keeper.Version);
    }

    [Fact]
    public void A_broker_that_is_not_there_is_given_up_and_the_old_settings_return_without_a_loss()
    {
        NodeRig rig = Online(Old);
        rig.IsConfirming = true;
        string elsewhere = New.Replace("127.0.0.1", "10.9.9.9", StringComparison.Ordinal);
        rig.SendSettings(elsewhere);
        rig.Run(2_000);
        Assert.Equal("10.9.9.9", rig.Keeper.Running.BrokerHost);
        Assert.Single(rig.Keeper.Running.Devices);
        for (int i = 0; i < 11; i++)
        {
            rig.Smoulder(i % 2 == 0 ? 8 : 12, 60_000);
        }

        rig.Run(30_000);
        Assert.True(rig.Node.IsOnline);
        Assert.Equal("127.0.0.1", rig.Keeper.Running.BrokerHost);
        SentMessage birth = rig.Link.Sent.Last(message => message.Type == MessageType.NBirth);
        Assert.Equal((ulong)VersionOf(Old), birth.Metric(MetricName.SettingsVersion).Value);
        Assert.Equal((ulong)VersionOf(elsewhere), birth.Metric(MetricName.SettingsRefused).Value);
        Assert.Contains("10.9.9.9:8883", (string)birth.Metric(MetricName.SettingsRefusal).Value!, StringComparison.Ordinal);
        Assert.Equal(rig.Store.Last, (ulong)rig.Gateway.Stored.Count);
        Assert.Equal(0UL, rig.Store.DroppedCount);
    }

    [Fact]
    public void A_broker_that_is_there_comes_first_and_the_devices_follow()
    {
        NodeRig rig = Online(Old);
        rig.IsConfirming = true;
        string moved = New.Replace("port=8883", "port=8884", StringComparison.Ordinal);
        rig.SendSettings(moved);
        rig.Run(20_000);
        Assert.Equal(VersionOf(moved), rig.Keeper.Version);
        Assert.Equal(0u, rig.Keeper.Pending);
        Assert.True(rig.Node.IsOnline);
        Assert.Equal(rig.Store.Last, (ulong)rig.Gateway.Stored.Count);
    }

    [Fact]
    public void Settings_that_never_get_into_session_start_after_start_are_given_up()
    {
        NodeRig rig = Online(Old);
        rig.IsConfirming = true;
        rig.SendSettings(New);
        while (rig.Keeper.Version == VersionOf(Old))
        {
            rig.Run(10);
        }

        for (int i = 0; i < SettingsKeeper.MostStarts; i++)
        {
            rig.Restart(Old);
            Assert.Equal(VersionOf(New), rig.Keeper.Version);
        }

        rig.Restart(Old);
        Assert.Equal(VersionOf(Old), rig.Keeper.Version);
        Assert.Equal(VersionOf(New), rig.Keeper.Refused);
        rig.Run(5_000);
        Assert.True(rig.Node.IsOnline);
    }

    [Fact]
    public void What_is_provisioned_anew_counts_and_the_old_records_still_arrive_by_the_new_broker()
    {
        NodeRig rig = Online(Old.Replace("127.0.0.1", "10.9.9.9", StringComparison.Ordinal));
        rig.Run(10_000);
        Assert.False(rig.Node.IsOnline);
        ulong last = rig.Store.Last;
        Assert.True(last > 0);
        rig.IsConfirming = true;
        rig.Restart(New);
        rig.Run(20_000);
        Assert.Equal(VersionOf(New), rig.Keeper.Version);
        Assert.True(rig.Node.IsOnline);
        Assert.Equal(rig.Store.Last, (ulong)rig.Gateway.Stored.Count);
        Assert.True(rig.Store.Last > last);

        // The gateway's settings stay, as long as nobody provisions again.
        rig.SendSettings(Old);
        rig.Run(20_000);
        rig.Restart(New);
        Assert.Equal(VersionOf(Old), rig.Keeper.Version);
    }

    [Fact]
    public void Settings_under_way_are_withdrawn_or_replaced()
    {
        NodeRig rig = Online(Old);
        rig.Smoulder(12, 2_000);
        rig.SendSettings(New);
        rig.Run(1_000);
        Assert.Equal(VersionOf(New), rig.Keeper.Pending);
        rig.SendSettings(Old);
        rig.Run(1_000);
        Assert.Equal((0u, VersionOf(Old)), (rig.Keeper.Pending, rig.Keeper.Version));
        string other = NodeRig.Head + Second;
        rig.SendSettings(New);
        rig.SendSettings(other);
        rig.Run(1_000);
        Assert.Equal(VersionOf(other), rig.Keeper.Pending);
        rig.IsConfirming = true;
        rig.Run(20_000);
        Assert.Equal(VersionOf(other), rig.Keeper.Version);
    }

    private static NodeRig Online(string settings)
    {
        var rig = new NodeRig(settings);
        rig.HostOnline();
        rig.Run(3_000);
        return rig;
    }

    private static uint VersionOf(string text)
    {
        byte[] bytes = [.. text.Select(character => (byte)character)];
        return SettingsVersion.Of(bytes, 0, bytes.Length);
    }

    private static IEnumerable<long> AliasesOfBirths(NodeRig rig, int from) => rig.Link.Sent.Skip(from)
        .Where(message => message.Type == MessageType.DBirth).SelectMany(message => message.Metrics).Select(metric => metric.Alias);
}
