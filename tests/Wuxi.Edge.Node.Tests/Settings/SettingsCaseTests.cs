using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Settings;

/// <summary>Every fault of a settings text is named with its line, what was found and what was expected; any fault refuses all.</summary>
public class SettingsCaseTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Cases("node"), "settings")).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_the_faults_it_expects(string name)
    {
        string folder = Path.Combine(Repository.Cases("node"), "settings", name);
        string[] expected = File.ReadAllLines(Path.Combine(folder, "expected.txt"));
        var parser = new SettingsParser();
        NodeSettings? settings = parser.Parse(File.ReadAllText(Path.Combine(folder, "settings.txt")));

        Assert.Equal(expected, parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString()));
        Assert.Equal(expected.Length == 0, settings is not null);
    }

    [Fact]
    public void Random_damage_never_throws_and_is_refused_whole_or_not_at_all()
    {
        string good = File.ReadAllText(Path.Combine(Repository.Cases("node"), "settings", "good-full", "settings.txt"));
        string[] pieces = ["=", " ", "\n", "#", "device ", "point ", "bus ", "999999999999", "-", "\u00e9", "node", "1e5", ""];
        int refused = 0;
        for (int seed = 1; seed <= 3000; seed++)
        {
            var random = new Random(seed);
            string text = good;
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                int at = random.Next(text.Length);
                text = text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + random.Next(6))..];
            }

            var parser = new SettingsParser();
            NodeSettings? settings = parser.Parse(text);
            Assert.Equal(parser.Faults.Count == 0, settings is not null);
            int lines = text.Split('\n').Length;
            Assert.All(parser.Faults.Cast<SettingsFault>(), fault => Assert.InRange(fault.Line, 1, lines));
            refused += settings is null ? 1 : 0;
        }

        Assert.InRange(refused, 1500, 2999);
    }
}
