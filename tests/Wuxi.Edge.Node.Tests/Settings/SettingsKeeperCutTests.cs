using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Settings;

/// <summary>The power is cut within every single operation on the flash, at several bytes, with every remainder a file system may leave.</summary>
public class SettingsKeeperCutTests
{
    private const string A = NodeRig.Head + NodeRig.Smoke;
    private static readonly string B = A.Replace("smoke-1", "smoke-9", StringComparison.Ordinal);
    private static readonly string C = B.Replace("8883", "8884", StringComparison.Ordinal);
    private static readonly string D = C.Replace("period=1000", "period=2000", StringComparison.Ordinal);

    private static readonly Action<Script>[] Steps =
    [
        script => script.Keeper.Open(A),
        script => script.Keeper.Begin(),
        script => script.Send(B),
        script => script.Keeper.Tick(1, true, 5),
        script => script.Keeper.Tick(2, true, 0),
        script => script.Keeper.Begin(),
        script => script.Keeper.Tick(3, true, 0),
        script => script.Send(A.Replace("node N001", "node N002", StringComparison.Ordinal)),
        script => script.Send(C),
        script => script.Keeper.Tick(4, true, 0),
        script => script.Keeper.Begin(),
        script => script.Keeper.Tick(5, false, 0),
        script => script.Keeper.Tick(6, true, 0),
        script => script.Keeper.Tick(7, true, 0),
        script => script.Keeper.Begin(),
        script => script.Keeper.Tick(8, true, 0),
        script => script.Send(D.Replace("8884", "8885", StringComparison.Ordinal)),
        script => script.Keeper.Tick(9, true, 0),
        script => script.Keeper.Begin(),
        script => script.Keeper.Tick(10, false, 0),
        script => script.Keeper.Tick(10 + SettingsKeeper.TrialMs, false, 0),
        script => script.Keeper.Begin(),
        script => script.Reopen(D),
        script => script.Keeper.Begin(),
        script => script.Keeper.Tick(11, false, 0),
    ];

    [Fact]
    public void After_a_cut_anywhere_the_settings_are_those_before_the_step_or_those_after_it()
    {
        var whole = new Script(new EmulatedFlash());
        var states = new List<(uint Version, uint Pending)>();
        int operations = 0;
        whole.Flash.Changing = (_, _) => operations++;
        foreach (Action<Script> step in Steps)
        {
            step(whole);
            states.Add((whole.Keeper.Version, whole.Keeper.Pending));
        }

        Assert.Equal((VersionOf(D), 0u), states[^1]);
        Assert.Equal(4, states.Select(state => state.Version).Distinct().Count());
        Assert.InRange(operations, 40, 200);
        int cuts = 0;
        for (int operation = 0; operation < operations; operation++)
        {
            foreach (int bytes in new[] { 0, 1, 30, 80, 100_000 })
            {
                foreach (FlashTail tail in Enum.GetValues<FlashTail>())
                {
                    Cut(operation, bytes, tail, states);
                    cuts++;
                }
            }
        }

        Assert.True(cuts > 800);
    }

    [Fact]
    public void What_is_damaged_later_is_replaced_by_the_settings_before_it()
    {
        var script = new Script(new EmulatedFlash());
        foreach (Action<Script> step in Steps.Take(7))
        {
            step(script);
        }

        Assert.Equal(VersionOf(B), script.Keeper.Version);
        string name = script.Flash.List()!.Single(file => file == "text" + VersionOf(B).ToString("x8", null));
        script.Flash.Damage(name, bytes => [.. bytes.Select((value, i) => i == 40 ? (byte)(value ^ 4) : value)]);
        script.Reopen(A);
        Assert.Equal(VersionOf(A), script.Keeper.Version);
        Assert.Equal(VersionOf(B), script.Keeper.Refused);
        Assert.Contains("damaged", script.Keeper.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flash_that_takes_nothing_refuses_and_keeps_what_there_is()
    {
        var script = new Script(new EmulatedFlash());
        script.Keeper.Open(A);
        script.Keeper.Begin();
        script.Flash.IsWornOut = true;
        script.Send(B);
        script.Keeper.Tick(1, true, 0);
        Assert.Equal((VersionOf(A), 0u, VersionOf(B)), (script.Keeper.Version, script.Keeper.Pending, script.Keeper.Refused));
        Assert.False(script.Keeper.IsRestartDue);
        Assert.True(new SettingsKeeper(new EmulatedFlash { IsWornOut = true }).Open(A));
        Assert.False(new SettingsKeeper(new EmulatedFlash()).Open("wuxi-edge 2\n"));
    }

    private static void Cut(int operation, int bytes, FlashTail tail, List<(uint Version, uint Pending)> states)
    {
        var script = new Script(new EmulatedFlash());
        script.Flash.CutPower(operation, bytes);
        int at = 0;
        while (script.Flash.IsPowered)
        {
            Steps[at++](script);
        }

        script.Flash.PowerUp(tail, new Random(operation));

        // The last step provisions anew; before it, what was provisioned is A.
        string provisioned = at > Array.FindIndex(Steps, step => step == Steps[22]) ? D : A;
        var keeper = new SettingsKeeper(script.Flash);
        string what = $"operation {operation}, {bytes} bytes, {tail}, step {at - 1}";
        Assert.True(keeper.Open(provisioned), what);
        (uint, uint) found = (keeper.Version, keeper.Pending);
        Assert.True(found == states[at - 1] || (at > 1 && found == states[at - 2]), what + $": {found}");
        keeper.Begin();
        Assert.Contains(VersionOf(Write(keeper.Running)), new[] { VersionOf(A), VersionOf(B) });

        // And it goes on from there.
        var next = new Script(script.Flash) { Keeper = keeper };
        next.Settle();
        next.Send(B);
        next.Settle();
        Assert.Equal(VersionOf(B), keeper.Version);
    }

    /// <summary>Which devices are run, whatever the connection and the periods.</summary>
    private static string Write(NodeSettings settings) => settings.Devices[0].Id == "smoke-1" ? A : B;

    private static uint VersionOf(string text)
    {
        byte[] bytes = [.. text.Select(character => (byte)character)];
        return SettingsVersion.Of(bytes, 0, bytes.Length);
    }

    private sealed class Script(EmulatedFlash flash)
    {
        private long _nowMs = 1_000_000;

        public EmulatedFlash Flash { get; } = flash;

        public SettingsKeeper Keeper { get; set; } = new(flash);

        public void Reopen(string provisioned)
        {
            Keeper = new SettingsKeeper(Flash);
            Keeper.Open(provisioned);
        }

        public void Send(string text)
        {
            byte[] bytes = [.. text.Select(character => (byte)character)];
            byte[] piece = new byte[SettingsPiece.HeadBytes + SettingsPiece.MostCharacters];
            Keeper.Take(piece, 0, SettingsPiece.Write(piece, SettingsVersion.Of(bytes, 0, bytes.Length), bytes, 0));
        }

        /// <summary>All is well around it, until nothing more happens.</summary>
        public void Settle()
        {
            for (int i = 0; i < 8; i++)
            {
                Keeper.Tick(++_nowMs, true, 0);
                if (Keeper.IsRestartDue)
                {
                    Keeper.Begin();
                }
            }
        }
    }
}
