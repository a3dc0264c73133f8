using System.Globalization;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>One setting of a part. Immutable.</summary>
/// <param name="Name">Key in the workshop file and in the node's settings.</param>
/// <param name="Expected">What it must be, in words, for messages.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="IsValid">Whether a text is a value of it.</param>
public sealed record PartOption(string Name, string Expected, bool IsRequired, Func<string, bool> IsValid)
{
    /// <summary>A setting that is a number in a closed range.</summary>
    public static PartOption Number(string name, string expected, bool isRequired, double min, double max) => new(name, expected, isRequired, text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= min && number <= max);
}
