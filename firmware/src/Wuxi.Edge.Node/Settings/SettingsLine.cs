using System.Collections;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// One line of the settings: words, then <c>key=value</c> options. What is asked for and is not right becomes a fault, and so does,
    /// in <see cref="Done"/>, what nobody asked for. Not thread safe.
    /// </summary>
    public sealed class SettingsLine
    {
        private readonly ArrayList _faults;
        private readonly ArrayList _words = new ArrayList();
        private readonly ArrayList _keys = new ArrayList();
        private readonly ArrayList _values = new ArrayList();
        private readonly ArrayList _known = new ArrayList();

        /// <summary>Takes a line apart; <paramref name="text"/> has no comment and no line end any more.</summary>
        public SettingsLine(int number, string text, ArrayList faults)
        {
            LineNumber = number;
            _faults = faults;
            string[] parts = text.Split(new[] { ' ' });
            for (int i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length > 0)
                {
                    Take(parts[i]);
                }
            }
        }

        /// <summary>Line number, from 1.</summary>
        public int LineNumber { get; private set; }

        /// <summary>Words before and between the options.</summary>
        public int WordCount
        {
            get { return _words.Count; }
        }

        /// <summary>The word at an index; null, and a fault, when the line has fewer.</summary>
        public string Word(int index, string expected)
        {
            if (index < _words.Count)
            {
                return (string)_words[index];
            }

            Fault("nothing after '" + (string)_words[_words.Count - 1] + "'", expected);
            return null;
        }

        /// <summary>A word that is an id; null, and a fault, when it is not.</summary>
        public string IdWord(int index, string what)
        {
            string word = Word(index, what);
            return word == null ? null : CheckId(word, what);
        }

        /// <summary>A required option; null, and a fault, when it is missing.</summary>
        public string Text(string key, string expected)
        {
            string value = OptionalText(key);
            if (value == null)
            {
                Fault("no " + key + "=", key + "= with " + expected);
            }

            return value;
        }

        /// <summary>An option, or null.</summary>
        public string OptionalText(string key)
        {
            if (Words.IndexOf(_known, key) < 0)
            {
                _known.Add(key);
            }

            int index = Words.IndexOf(_keys, key);
            return index < 0 ? null : (string)_values[index];
        }

        /// <summary>A required option that is an id; null, and a fault, when it is not.</summary>
        public string Id(string key, string what)
        {
            string value = Text(key, what);
            return value == null ? null : CheckId(value, key + "= with " + what);
        }

        /// <summary>A required whole number in a closed range; the lower bound, and a fault, when it is not.</summary>
        public int Integer(string key, int minimum, int maximum)
        {
            string expected = "a whole number from " + minimum.ToString() + " to " + maximum.ToString();
            string text = Text(key, expected);
            int value = minimum;
            if (text != null && (!NumberText.TryInteger(text, out value) || value < minimum || value > maximum))
            {
                Fault(key + "=" + text, expected);
                value = minimum;
            }

            return value;
        }

        /// <summary>A required number in a closed range; the lower bound, and a fault, when it is not.</summary>
        public double Number(string key, double minimum, double maximum)
        {
            return Text(key, Range(minimum, maximum)) == null ? minimum : OptionalNumber(key, minimum, maximum, minimum);
        }

        /// <summary>A number in a closed range, or what it is by default; that, and a fault, when it is not.</summary>
        public double OptionalNumber(string key, double minimum, double maximum, double byDefault)
        {
            string text = OptionalText(key);
            double value = byDefault;
            if (text != null && (!NumberText.TryNumber(text, out value) || value < minimum || value > maximum))
            {
                Fault(key + "=" + text, Range(minimum, maximum));
                value = byDefault;
            }

            return value;
        }

        /// <summary>Reports what is wrong on this line.</summary>
        public void Fault(string found, string expected)
        {
            _faults.Add(new SettingsFault(LineNumber, found, expected));
        }

        /// <summary>Reports words beyond the expected ones, options that were not asked for, and options that stand twice.</summary>
        public void Done(int words)
        {
            for (int i = words; i < _words.Count; i++)
            {
                Fault("'" + (string)_words[i] + "'", "an option key=value or the end of the line");
            }

            for (int i = 0; i < _keys.Count; i++)
            {
                string key = (string)_keys[i];
                if (Words.IndexOf(_known, key) < 0)
                {
                    Fault(key + "=", "one of " + KnownKeys());
                }
                else if (Words.IndexOf(_keys, key) < i)
                {
                    Fault(key + "= a second time", "each option once");
                }
            }
        }

        private static string Range(double minimum, double maximum)
        {
            return "a number from " + minimum.ToString() + " to " + maximum.ToString();
        }

        private string KnownKeys()
        {
            string text = string.Empty;
            for (int i = 0; i < _known.Count; i++)
            {
                text += (text.Length == 0 ? string.Empty : ", ") + (string)_known[i] + "=";
            }

            return text.Length == 0 ? "no options at all" : text;
        }

        private string CheckId(string id, string what)
        {
            if (Topic.IsValidId(id))
            {
                return id;
            }

            Fault("'" + id + "'", what + " without + / #");
            return null;
        }

        private void Take(string part)
        {
            int equals = part.IndexOf('=');
            if (equals < 0)
            {
                _words.Add(part);
            }
            else if (equals == 0 || equals == part.Length - 1)
            {
                Fault("'" + part + "'", "key=value");
            }
            else
            {
                _keys.Add(part.Substring(0, equals));
                _values.Add(part.Substring(equals + 1));
            }
        }
    }
}
