using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Console;

/// <summary>The language one reader chose; every text of the console is given in both. Immutable.</summary>
/// <param name="IsChinese">Simplified Chinese, else English.</param>
public sealed record ConsoleText(bool IsChinese)
{
    /// <summary>Name of the cookie that remembers the choice.</summary>
    public const string CookieName = "wuxi-edge-language";

    /// <summary>BCP 47 tag for the page.</summary>
    public string Tag => IsChinese ? "zh-CN" : "en";

    /// <summary>The text in the reader's language.</summary>
    public string Of(string zh, string en) => IsChinese ? zh : en;

    /// <summary>The name in the reader's language.</summary>
    public string Of(LocalizedText text) => IsChinese ? text.Zh : text.En;

    /// <summary>
    /// The cookie's choice, else the browser's first language, else Chinese: most readers here read Chinese only.
    /// </summary>
    public static ConsoleText Choose(string? cookie, string? acceptLanguage) => cookie switch
    {
        "zh" => new ConsoleText(true),
        "en" => new ConsoleText(false),
        _ => new ConsoleText(!(acceptLanguage ?? "").TrimStart().StartsWith("en", StringComparison.OrdinalIgnoreCase)),
    };
}
