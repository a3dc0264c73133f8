using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>The updater alone: what it takes and refuses, how it fetches, and when it gives up.</summary>
public class UpdaterTests
{
    private readonly EmulatedFlash _flash = new(1024 * 1024);
    private readonly byte[] _image = ImageMaker.Image("1.1.0.0");

    [Fact]
    public void A_piece_a_tick_and_then_ready()
    {
        Updater updater = Make(new FakeSource(_image));
        updater.Order(ImageMaker.Order(_image, "1.1.0.0").ToString(), 0);
        Assert.Equal(UpdateState.Fetching, updater.State);
        int ticks = 0;
        for (int before = 0; updater.State == UpdateState.Fetching; ticks++)
        {
            updater.Tick(ticks);
            Assert.InRange(updater.FetchedBytes - before, 0, 256);
            before = updater.FetchedBytes;
        }

        // One to connect, nine pieces, the last of which finds that it is whole.
        Assert.Equal(10, ticks);
        Run(updater, 20);
        Assert.Equal((UpdateState.Ready, true), (updater.State, updater.IsRestartDue));
    }

    [Theory]
    [InlineData("nonsense", UpdateReason.Malformed)]
    [InlineData("key", UpdateReason.WrongHmac)]
    [InlineData("no key", UpdateReason.NoKey)]
    public void An_order_that_nobody_signed_changes_nothing_on_flash(string what, UpdateReason reason)
    {
        var source = new FakeSource(_image);
        Updater updater = Make(source, hasKey: what != "no key");
        string order = ImageMaker.Order(_image, "1.1.0.0", uint.MaxValue / 2, what == "key" ? new byte[32] : null).ToString();
        updater.Order(what == "nonsense" ? "please" : order, 0);
        int told = updater.Version;
        updater.Order(what == "nonsense" ? "please" : order, 0);
        Run(updater, 20);
        Assert.Equal((UpdateState.Refused, reason, 0u, told), (updater.State, updater.Reason, updater.Number, updater.Version));
        Assert.Empty(source.Offsets);
        Assert.Equal(0, _flash.Figures.Appends);
    }

    [Fact]
    public void An_unsigned_order_does_not_disturb_a_signed_one()
    {
        Updater updater = Make(new FakeSource(_image));
        updater.Order(ImageMaker.Order(_image, "1.1.0.0").ToString(), 0);
        updater.Tick(0);
        updater.Order("please", 1);
        Assert.Equal(UpdateState.Fetching, updater.State);
        Run(updater, 40);
        Assert.Equal(UpdateState.Ready, updater.State);
    }

    [Fact]
    public void An_order_that_was_taken_is_not_taken_again_and_an_older_one_never()
    {
        Updater updater = Make(new FakeSource(_image[..^1]));
        updater.Order(ImageMaker.Order(_image, "1.1.0.0", 5).ToString(), 0);
        Run(updater, 40);
        Assert.Equal((UpdateState.Refused, UpdateReason.Truncated, 5u), (updater.State, updater.Reason, updater.Number));
        int told = updater.Version;
        updater.Order(ImageMaker.Order(_image, "1.1.0.0", 5).ToString(), 0);
        updater.Order(ImageMaker.Order(_image, "1.1.0.0", 4).ToString(), 0);
        Assert.Equal((UpdateState.Refused, told), (updater.State, updater.Version));
        updater.Order(ImageMaker.Order(_image, "1.1.0.0", 6).ToString(), 0);
        Assert.Equal(UpdateState.Fetching, updater.State);
    }

    [Fact]
    public void A_newer_order_takes_the_place_of_one_that_is_being_fetched()
    {
        Updater updater = Make(new FakeSource(_image));
        updater.Order(ImageMaker.Order(ImageMaker.Image("2.0.0.0", 3000), "2.0.0.0", 1).ToString(), 0);
        updater.Tick(0);
        updater.Tick(1);
        updater.Order(ImageMaker.Order(_image, "1.1.0.0", 2).ToString(), 2);
        Run(updater, 40);
        Assert.Equal((UpdateState.Ready, 2u), (updater.State, updater.Number));
    }

    [Theory]
    [InlineData("1.0.0.0", 2000, UpdateReason.NotNewer)]
    [InlineData("0.9.9.9", 2000, UpdateReason.NotNewer)]
    [InlineData("1.0.9.9", 2000, UpdateReason.NotNewer)]
    [InlineData("1.1.0.0", 5000, UpdateReason.TooLarge)]
    public void A_signed_order_that_cannot_be_carried_out(string version, int bytes, UpdateReason reason)
    {
        Updater updater = Make(new FakeSource([]));
        byte[] image = ImageMaker.Image(version, bytes);
        updater.Order(ImageMaker.Order(image, version, 3).ToString(), 0);
        Assert.Equal((UpdateState.Refused, reason, 3u), (updater.State, updater.Reason, updater.Number));
        Updater next = Make(new FakeSource([]));
        Assert.Equal((UpdateState.Refused, reason, 3u), (next.State, next.Reason, next.Number));
    }

    [Theory]
    [InlineData("1.2.0.0")]
    [InlineData(null)]
    public void What_is_no_image_of_that_version(string? version)
    {
        byte[] image = version is null ? new byte[2000] : ImageMaker.Image(version);
        Updater updater = Make(new FakeSource(image));
        updater.Order(ImageMaker.Order(image, "1.1.0.0").ToString(), 0);
        Run(updater, 60);
        Assert.Equal((UpdateState.Refused, UpdateReason.NotAnImage, false), (updater.State, updater.Reason, updater.IsRestartDue));
    }

    [Fact]
    public void A_lost_connection_goes_on_where_it_was_after_pauses_that_double()
    {
        var source = new FakeSource(_image);
        Updater updater = Make(source);
        updater.Order(ImageMaker.Order(_image, "1.1.0.0").ToString(), 0);
        updater.Tick(0);
        updater.Tick(0);
        updater.Tick(0);
        source.Failures = 3;
        updater.Tick(0);
        Assert.Equal(5000, updater.NextMs(0));
        updater.Tick(4999);
        Assert.Single(source.Offsets);
        updater.Tick(5000);
        Assert.Equal(15_000, updater.NextMs(5000));
        updater.Tick(15_000);
        Assert.Equal(35_000, updater.NextMs(15_000));
        Assert.Equal([0, 512, 512], source.Offsets);
        for (int i = 0; i < 60; i++)
        {
            updater.Tick(35_000);
        }

        Assert.Equal([0, 512, 512, 512], source.Offsets);
        Assert.Equal(UpdateState.Ready, updater.State);
    }

    [Fact]
    public void A_server_that_stays_away_is_given_up()
    {
        var source = new FakeSource(_image) { Failures = int.MaxValue };
        Updater updater = Make(source);
        updater.Order(ImageMaker.Order(_image, "1.1.0.0").ToString(), 0);
        long now = 0;
        while (updater.State == UpdateState.Fetching)
        {
            now = Math.Max(now, updater.NextMs(now));
            updater.Tick(now);
        }

        Assert.Equal((UpdateState.Refused, UpdateReason.NotFetched, 60), (updater.State, updater.Reason, source.Offsets.Count));
        Assert.InRange(now, 7 * 3_600_000L, 10 * 3_600_000L);
    }

    [Fact]
    public void A_flash_that_takes_nothing_refuses_and_goes_on()
    {
        Updater updater = Make(new FakeSource(_image));
        _flash.IsWornOut = true;
        updater.Order(ImageMaker.Order(_image, "1.1.0.0").ToString(), 0);
        Run(updater, 40);
        Assert.Equal((UpdateState.Refused, UpdateReason.FlashFailed, false), (updater.State, updater.Reason, updater.IsRestartDue));
    }

    private Updater Make(FakeSource source, bool hasKey = true) => new(
        new UpdateOptions
        {
            NodeId = ImageMaker.Node,
            Key = hasKey ? ImageMaker.Key : null,
            RunningVersion = ProgramVersion.Parse("1.0.0.0"),
            MostBytes = 4000,
            PieceBytes = 256,
        },
        new FlashFolder(_flash, "update"), source, 0);

    private static void Run(Updater updater, int ticks)
    {
        for (int i = 0; i < ticks; i++)
        {
            updater.Tick(100 + i);
        }
    }
}
