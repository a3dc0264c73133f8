using Wuxi.Edge.Native;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Reads the text of an order, one line of words: <c>wuxi-edge-update 1 number=N version=A.B.C.D length=BYTES sha256=HEX
    /// hmac=HEX url=https://HOST[:PORT]/PATH</c>. Not thread safe.
    /// </summary>
    public sealed class UpdateOrderParser
    {
        internal const string Head = "wuxi-edge-update 1";

        private const int Words = 8;
        private const string Https = "https://";

        private string[] _words;

        /// <summary>What is wrong with the last text: where, what was found, what was expected; null when nothing is.</summary>
        public string Fault { get; private set; }

        private static string[] Names
        {
            get { return new[] { "wuxi-edge-update", "1", "number", "version", "length", "sha256", "hmac", "url" }; }
        }

        /// <summary>The order; null, and <see cref="Fault"/>, when the text is none.</summary>
        public UpdateOrder Parse(string text)
        {
            Fault = null;
            _words = text.Split(' ');
            if (_words.Length != Words)
            {
                Fault = "found " + _words.Length.ToString() + " words, expected " + Words.ToString();
                return null;
            }

            Expect(0, Names[0]);
            Expect(1, Names[1]);
            uint number = Number(2);
            ProgramVersion version = Version(3);
            int length = Length(4);
            byte[] sha256 = Digest(5);
            byte[] hmac = Digest(6);
            string url = Url(7);
            return Fault == null ? new UpdateOrder(number, version, length, sha256, hmac, url) : null;
        }

        private void Expect(int word, string wanted)
        {
            if (_words[word] != wanted)
            {
                Refuse(word, _words[word], wanted);
            }
        }

        private uint Number(int word)
        {
            string text = Value(word);
            int value;
            bool isNumber = NumberText.TryInteger(text, out value);
            if (!isNumber && text.Length == 10 && text[0] >= '1' && text[0] <= '3' && NumberText.TryInteger(text.Substring(1), out value))
            {
                // Up to 3,999,999,999: seconds of UTC until the year 2096.
                return (uint)(((text[0] - '0') * 1000000000L) + value);
            }

            if (!isNumber || value == 0)
            {
                Refuse(word, text, "a number from 1 to 3999999999");
            }

            return (uint)value;
        }

        private ProgramVersion Version(int word)
        {
            string text = Value(word);
            ProgramVersion version = ProgramVersion.Parse(text);
            if (version == null)
            {
                Refuse(word, text, "four numbers of 0 to 65535, with dots between them");
            }

            return version;
        }

        private int Length(int word)
        {
            string text = Value(word);
            int value;
            if (!NumberText.TryInteger(text, out value) || value == 0 || value > UpdateOrder.MostImageBytes)
            {
                Refuse(word, text, "bytes from 1 to " + UpdateOrder.MostImageBytes.ToString());
            }

            return value;
        }

        private byte[] Digest(int word)
        {
            string text = Value(word);
            byte[] value = Hex.Parse(text, Sha256.DigestBytes);
            if (value == null)
            {
                Refuse(word, text, "64 hexadecimal digits");
            }

            return value;
        }

        private string Url(int word)
        {
            string text = Value(word);
            bool isUrl = text.Length > Https.Length + 2 && text.Length <= UpdateOrder.LongestUrl
                && text.Substring(0, Https.Length) == Https && text.IndexOf('/', Https.Length) > Https.Length;
            for (int i = 0; i < text.Length; i++)
            {
                isUrl = isUrl && text[i] > ' ' && text[i] < (char)127;
            }

            if (!isUrl)
            {
                Refuse(word, text, "https://HOST[:PORT]/PATH in at most " + UpdateOrder.LongestUrl.ToString() + " ASCII characters");
            }

            return text;
        }

        /// <summary>What stands behind NAME=; empty, with a fault, when it is another name.</summary>
        private string Value(int word)
        {
            string text = _words[word];
            string start = Names[word] + "=";
            if (text.Length >= start.Length && text.Substring(0, start.Length) == start)
            {
                return text.Substring(start.Length);
            }

            Refuse(word, text, start + "…");
            return string.Empty;
        }

        private void Refuse(int word, string found, string expected)
        {
            if (Fault == null)
            {
                Fault = "word " + (word + 1).ToString() + ": found '" + found + "', expected " + expected;
            }
        }
    }
}
