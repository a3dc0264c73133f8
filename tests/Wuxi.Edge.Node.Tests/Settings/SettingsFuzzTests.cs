using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Settings;

/// <summary>Whatever comes as settings: nothing throws, and nothing but good settings of this node changes anything.</summary>
public class SettingsFuzzTests
{
    private static readonly string Good = File.ReadAllText(Path.Combine(Repository.Cases("node"), "settings", "good-full", "settings.txt"));

    [Fact]
    public void Random_bytes_and_changed_messages_change_nothing()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        uint version = rig.Keeper.Version;
        string text = NodeRig.Head + NodeRig.Smoke.Replace("smoke-1", "smoke-7", StringComparison.Ordinal) + new string('#', 6000) + "\n";
        byte[][] messages = [.. HostMessages.Settings(text)];
        Assert.Equal(2, messages.Length);
        for (int seed = 1; seed <= 4000; seed++)
        {
            var random = new Random(seed);
            byte[] message = [.. messages[seed / 2 % 2]];
            if (seed % 4 == 0)
            {
                message = new byte[random.Next(64)];
                random.NextBytes(message);
            }
            else if (seed % 4 == 1)
            {
                byte[] piece = new byte[random.Next(13, 80)];
                random.NextBytes(piece);
                piece.AsSpan(5, 3).Clear();
                piece.AsSpan(8, random.Next(1, 5)).Clear();
                message = HostMessages.Piece(piece, piece.Length);
            }
            else
            {
                for (int i = random.Next(1, 4); i > 0; i--)
                {
                    message[random.Next(message.Length)] = (byte)random.Next(256);
                }
            }

            rig.Link.Deliver("spBv1.0/W1/NCMD/N001", message);
            rig.Run(10);
            Assert.Equal((version, 0u), (rig.Keeper.Version, rig.Keeper.Pending));
        }


        Assert.NotEqual(0u, rig.Keeper.Refused);
        Assert.True(rig.Node.Statistics.MessagesIgnored > 1000);
        Assert.True(rig.Node.IsOnline);
    }

    [Fact]
    public void Changed_texts_under_their_own_version_are_taken_when_they_are_good_settings_of_this_node_and_else_refused()
    {
        string[] pieces = ["=", " ", "\n", "#", "device ", "point ", "bus ", "999999999999", "-", "\u00e9", "node", "1e5", "", "\0"];
        int taken = 0;
        int refused = 0;
        for (int seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            string text = Good;
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                int at = random.Next(text.Length);
                text = text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + random.Next(6))..];
            }

            var keeper = new SettingsKeeper(new EmulatedFlash());
            Assert.True(keeper.Open(Good));
            keeper.Begin();
            (uint before, NodeSettings running) = (keeper.Version, keeper.Running);
            byte[] bytes = [.. text.Select(character => (byte)character)];
            uint version = SettingsVersion.Of(bytes, 0, bytes.Length);
            byte[] piece = new byte[SettingsPiece.HeadBytes + SettingsPiece.MostCharacters];
            for (int from = 0; from < bytes.Length; from += SettingsPiece.MostCharacters)
            {
                Assert.True(keeper.Take(piece, 0, SettingsPiece.Write(piece, version, bytes, from)));
            }

            NodeSettings? parsed = new SettingsParser().Parse(text);
            bool isGood = parsed is not null && parsed.NodeId == running.NodeId && parsed.Group == running.Group;
            Assert.Equal(isGood && version != before ? version : 0, keeper.Pending);
            Assert.Equal(isGood ? 0 : version, keeper.Refused);
            Assert.Equal(isGood, keeper.Refusal.Length == 0);
            Assert.All(keeper.Refusal, character => Assert.InRange(character, ' ', '~'));
            Assert.Equal(before, keeper.Version);
            taken += isGood ? 1 : 0;
            refused += isGood ? 0 : 1;
        }

        Assert.True(taken > 50 && refused > 500, $"{taken} taken, {refused} refused");
    }
}
