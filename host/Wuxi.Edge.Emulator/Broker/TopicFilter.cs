namespace Wuxi.Edge.Emulator.Broker;

/// <summary>MQTT 3.1.1 topic filters (section 4.7). Pure; thread safe.</summary>
public static class TopicFilter
{
    /// <summary>Whether a message with <paramref name="topic"/> goes to a subscription with <paramref name="filter"/>.</summary>
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        if (topic.StartsWith("$") && filter.Length > 0 && filter[0] is '+' or '#')
        {
            return false;
        }

        while (true)
        {
            int filterEnd = filter.IndexOf('/');
            int topicEnd = topic.IndexOf('/');
            ReadOnlySpan<char> filterLevel = filterEnd < 0 ? filter : filter[..filterEnd];
            ReadOnlySpan<char> topicLevel = topicEnd < 0 ? topic : topic[..topicEnd];
            if (filterLevel is "#")
            {
                return true;
            }

            if (filterLevel is not "+" && !filterLevel.SequenceEqual(topicLevel))
            {
                return false;
            }

            if (topicEnd < 0)
            {
                // "a/#" also takes "a" itself.
                return filterEnd < 0 || filter[filterEnd..] is "/#";
            }

            if (filterEnd < 0)
            {
                return false;
            }

            filter = filter[(filterEnd + 1)..];
            topic = topic[(topicEnd + 1)..];
        }
    }
}
