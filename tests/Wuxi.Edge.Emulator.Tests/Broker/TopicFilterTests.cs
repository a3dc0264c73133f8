using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Emulator.Broker;

namespace Wuxi.Edge.Emulator.Tests.Broker;

public class TopicFilterTests
{
    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("#", "a/b", true)]
    [InlineData("+/+", "/a", true)]
    [InlineData("+", "/a", false)]
    [InlineData("a/+/c", "a//c", true)]
    [InlineData("#", "$SYS/x", false)]
    [InlineData("+/x", "$SYS/x", false)]
    [InlineData("$SYS/#", "$SYS/x", true)]
    [InlineData("spBv1.0/W1/NCMD/N001", "spBv1.0/W1/NCMD/N0011", false)]
    public void Follows_the_examples_of_the_standard(string filter, string topic, bool expected) =>
        Assert.Equal(expected, TopicFilter.Matches(filter, topic));

    [Fact]
    public void Agrees_with_the_rules_written_level_by_level()
    {
        Gen<string> level = Gen.Elements("", "a", "b", "$c");
        Gen<string> filterLevel = Gen.Elements("", "a", "b", "$c", "+");
        Gen<string> topics = level.NonEmptyListOf().Select(levels => string.Join('/', levels));
        Gen<string> filters =
            from levels in filterLevel.NonEmptyListOf()
            from tail in Gen.Elements("", "/#")
            select string.Join('/', levels) + tail;
        Check.QuickThrowOnFailure(Prop.ForAll(filters.ToArbitrary(), topics.ToArbitrary(), (filter, topic) =>
            TopicFilter.Matches(filter, topic) == Reference(filter, topic)));
    }

    private static bool Reference(string filter, string topic)
    {
        if (topic.StartsWith('$') && (filter.StartsWith('+') || filter.StartsWith('#')))
        {
            return false;
        }

        return Rest([.. filter.Split('/')], [.. topic.Split('/')]);

        static bool Rest(List<string> filter, List<string> topic) => (filter, topic) switch
        {
            ([], []) => true,
            (["#"], _) => true,
            ([], _) or (_, []) => false,
            ([var first, .. var rest], [var head, .. var tail]) => (first == "+" || first == head) && Rest(rest, tail),
        };
    }
}
