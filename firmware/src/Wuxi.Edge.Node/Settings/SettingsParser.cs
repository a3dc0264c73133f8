using System.Collections;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// Reads the settings text of a node: ASCII lines, <c>#</c> begins a comment, words and <c>key=value</c> options separated
    /// by blanks, times in ms. Every fault is reported with its line, what was found and what was expected, and a text with any
    /// fault is refused whole. Not thread safe.
    /// </summary>
    public sealed class SettingsParser
    {
        /// <summary>Longest text that is looked at, characters.</summary>
        public const int MaximumLength = 65536;

        /// <summary>Most instruments on a node, and most points on an instrument: they are numbered with one byte in records.</summary>
        public const int MaximumCount = 255;

        private readonly ArrayList _faults = new ArrayList();

        /// <summary>Everything wrong with the last text, as <see cref="SettingsFault"/>, in the order it was found.</summary>
        public ArrayList Faults
        {
            get { return _faults; }
        }

        /// <summary>The settings, or null when there is any fault.</summary>
        public NodeSettings Parse(string text)
        {
            _faults.Clear();
            if (text == null || text.Length > MaximumLength)
            {
                _faults.Add(new SettingsFault(1, "a text of " + (text == null ? 0 : text.Length).ToString() + " characters", "at most " + MaximumLength.ToString()));
                return null;
            }

            SettingsBuilder builder = new SettingsBuilder();
            string[] lines = text.Split(new[] { '\n' });
            for (int i = 0; i < lines.Length; i++)
            {
                SettingsLine line = ReadLine(i + 1, lines[i]);
                if (line != null && line.WordCount > 0)
                {
                    builder.Take(line);
                }
            }

            builder.Finish(new SettingsLine(LastLine(lines), string.Empty, _faults));
            return _faults.Count == 0 ? builder.Settings : null;
        }

        /// <summary>Null for a line that cannot be read at all.</summary>
        private SettingsLine ReadLine(int number, string text)
        {
            int comment = text.IndexOf('#');
            string content = (comment < 0 ? text : text.Substring(0, comment)).Trim();
            for (int i = 0; i < content.Length; i++)
            {
                if (content[i] < ' ' || content[i] > '~')
                {
                    _faults.Add(new SettingsFault(number, "a character with code " + ((int)content[i]).ToString(), "printable ASCII"));
                    return null;
                }
            }

            SettingsLine line = new SettingsLine(number, content, _faults);
            if (content.Length > 0 && line.WordCount == 0)
            {
                line.Fault("'" + content + "'", SettingsBuilder.Statements);
            }

            return line;
        }

        private static int LastLine(string[] lines)
        {
            return lines.Length > 1 && lines[lines.Length - 1].Length == 0 ? lines.Length - 1 : lines.Length;
        }
    }
}
