using Wuxi.Edge.Node.Control;

namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>Who wins when several want something of an output: every combination, against the rule in words.</summary>
public class OutputTests
{
    [Fact]
    public void Whoever_wants_the_safe_state_wins_then_whoever_wants_anything_then_it_rests()
    {
        int cases = 0;
        foreach ((bool isSafeOn, bool isRestOn, bool isBootOn, bool isLostOn) in Four())
        {
            foreach ((bool isBooting, bool isLost, bool hasOnRow, bool hasOffRow) in Four())
            {
                var output = new Output(new OutputOptions
                {
                    IsActiveHigh = isRestOn,
                    IsSafeOn = isSafeOn,
                    IsRestOn = isRestOn,
                    IsBootOn = isBootOn,
                    HasLostState = true,
                    IsLostOn = isLostOn,
                    LostAfterMs = 1000,
                });
                Assert.Equal((isBootOn, OutputReason.Boot), (output.IsOn, output.Reason));

                var wanted = new List<(bool IsOn, int Reason)>();
                output.Begin();
                foreach ((bool isThere, bool isOn) in new[] { (hasOnRow, true), (hasOffRow, false) })
                {
                    if (isThere)
                    {
                        output.Want(isOn, OutputReason.Interlock);
                        wanted.Add((isOn, OutputReason.Interlock));
                    }
                }

                output.WantOwn(isBooting, isLost ? 1000 : 999);
                wanted.AddRange(isBooting ? [(isBootOn, OutputReason.Boot)] : []);
                wanted.AddRange(isLost ? [(isLostOn, OutputReason.GatewayLost)] : []);
                bool isChange = output.Decide();

                (bool IsOn, int Reason) expected = wanted.Count == 0
                    ? (isRestOn, OutputReason.Rest)
                    : wanted.Any(want => want.IsOn == isSafeOn) ? wanted.First(want => want.IsOn == isSafeOn) : wanted[0];
                Assert.Equal(expected, (output.IsOn, output.Reason));
                Assert.Equal(expected.IsOn != isBootOn, isChange);
                Assert.Equal(output.IsOn == isRestOn, output.IsHigh);
                cases++;
            }
        }

        Assert.Equal(256, cases);
    }

    [Fact]
    public void Without_a_state_for_it_the_loss_of_the_gateway_changes_nothing()
    {
        var output = new Output(new OutputOptions { IsSafeOn = true, HasLostState = false, IsLostOn = true, LostAfterMs = 1000 });
        output.Begin();
        output.WantOwn(false, long.MaxValue);
        output.Decide();
        Assert.Equal((false, OutputReason.Rest), (output.IsOn, output.Reason));
        Assert.Equal(long.MaxValue, output.LostAfterMs);
    }

    private static IEnumerable<(bool A, bool B, bool C, bool D)> Four() =>
        Enumerable.Range(0, 16).Select(bits => ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0));
}
