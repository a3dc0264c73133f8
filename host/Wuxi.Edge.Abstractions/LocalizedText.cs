namespace Wuxi.Edge.Abstractions;

/// <summary>A name or sentence in the two languages of the product. Immutable.</summary>
/// <param name="Zh">Simplified Chinese; never empty.</param>
/// <param name="En">English; never empty.</param>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>The text for a culture: Chinese for any <c>zh</c> culture, English for all others.</summary>
    public string For(System.Globalization.CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}
