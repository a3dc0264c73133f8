using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>Reads settings that are one of two words. Thread safe.</summary>
    internal static class ControlWords
    {
        /// <summary>Whether an option is the first of two words; a fault when it is neither.</summary>
        /// <param name="line">The line.</param>
        /// <param name="key">The option.</param>
        /// <param name="first">One word.</param>
        /// <param name="second">The other.</param>
        /// <param name="byDefault">What it is when the line does not say; null when it must.</param>
        internal static bool IsFirst(SettingsLine line, string key, string first, string second, string byDefault)
        {
            string expected = first + " or " + second;
            string word = line.OptionalText(key);
            if (word == null)
            {
                word = byDefault != null ? byDefault : line.Text(key, expected);
            }

            if (word != null && word != first && word != second)
            {
                line.Fault(key + "=" + word, expected);
            }

            return word == first;
        }

        /// <summary>The parts of a list with commas; none when the option is missing, which is a fault.</summary>
        internal static string[] List(SettingsLine line, string key, string expected)
        {
            string text = line.Text(key, expected);
            return text == null ? new string[0] : text.Split(new[] { ',' });
        }
    }
}
