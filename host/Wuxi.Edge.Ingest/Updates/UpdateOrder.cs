namespace Wuxi.Edge.Ingest.Updates;

/// <summary>An order to a node to update its application, as it is sent. Immutable.</summary>
/// <param name="Number">Goes up with each order to the node; the node tells the last that it has taken.</param>
/// <param name="Text">What the NCMD says.</param>
public sealed record UpdateOrder(uint Number, string Text)
{
    private const string NumberWord = " number=";

    /// <summary>Takes an order's text, which is one line; null when it has no number.</summary>
    public static UpdateOrder? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        int start = text.IndexOf(NumberWord, StringComparison.Ordinal) + NumberWord.Length;
        int end = start < NumberWord.Length ? -1 : text.IndexOf(' ', start);
        return end > 0 && !text.Contains('\n', StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(start, end - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out uint number)
            ? new UpdateOrder(number, text) : null;
    }
}
