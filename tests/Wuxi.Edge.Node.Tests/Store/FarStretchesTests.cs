using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>Stretches of numbers beyond 32 bits, which are kept as distances.</summary>
public class FarStretchesTests
{
    private const ulong Far = 1UL << 31;

    [Fact]
    public void Great_numbers_are_told_apart_whatever_comes_first()
    {
        var stretches = new NumberStretches(4);
        Assert.True(stretches.Insert((5 * Far) + 100, (5 * Far) + 109, false));
        Assert.True(stretches.Insert((4 * Far) + 200, (4 * Far) + 209, true));
        Assert.True(stretches.Insert((5 * Far) + 110, (5 * Far) + 120, false));

        Assert.Equal(2, stretches.Count);
        Assert.Equal(((4 * Far) + 200, (4 * Far) + 209), (stretches.First(0), stretches.Last(0)));
        Assert.Equal(((5 * Far) + 100, (5 * Far) + 120), (stretches.First(1), stretches.Last(1)));
        Assert.True(stretches.Contains((5 * Far) + 115));
        Assert.False(stretches.Contains(115));
        Assert.Equal(31UL, stretches.CountWithin(1, 9 * Far));
    }

    [Fact]
    public void A_stretch_out_of_reach_is_refused_until_the_others_are_gone()
    {
        var stretches = new NumberStretches(4);
        Assert.True(stretches.Insert(1, 5, true));
        Assert.False(stretches.Insert(Far + 10, Far + 20, true));

        stretches.RemoveAt(0);
        Assert.True(stretches.Insert(Far + 10, Far + 20, true));
        Assert.Equal((Far + 10, Far + 20), (stretches.First(0), stretches.Last(0)));
    }

    [Fact]
    public void A_loss_out_of_reach_displaces_the_older_ones()
    {
        var state = new StoreState(4);
        state.NoteLoss(1, 5);
        state.NoteLoss(10, 12);
        state.NoteLoss((3 * Far) + 1, (3 * Far) + 2);

        Assert.Equal(1, state.Losses.Count);
        Assert.Equal((3 * Far) + 1, state.Losses.First(0));
    }
}
