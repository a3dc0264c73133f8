using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// Settings on flash, in a folder of their own. A text is a file named by its version, which is its checksum; the state that says which
    /// text is what is a file with a growing number, and the highest whole one counts. A file is never changed: a new one is written,
    /// and what it replaces goes when it is safe. So a power cut at any byte leaves the old state or the new one, whole. For one loop;
    /// never throws.
    /// </summary>
    internal sealed class SettingsFiles
    {
        private const string StatePrefix = "state";
        private const string TextPrefix = "text";
        private const string Digits = "0123456789abcdef";

        private readonly IStoreFiles _files;
        private uint _number;

        internal SettingsFiles(IStoreFiles files)
        {
            _files = files;
        }

        /// <summary>The state that counts; null when there is none.</summary>
        internal SettingsState Load()
        {
            string[] names = _files.List();
            SettingsState newest = null;
            uint newestNumber = 0;
            for (int i = 0; names != null && i < names.Length; i++)
            {
                uint number;
                if (!TryNumber(names[i], StatePrefix, out number))
                {
                    continue;
                }

                _number = number > _number ? number : _number;
                byte[] bytes = newest != null && number <= newestNumber ? null : ReadAll(names[i], SettingsState.MostBytes);
                SettingsState state = bytes == null ? null : SettingsState.Decode(number, bytes, bytes.Length);
                if (state != null)
                {
                    newest = state;
                    newestNumber = number;
                }
            }

            return newest;
        }

        /// <summary>Makes a state the one that counts. False: it is not known which of the two counts after the next start, both are whole.</summary>
        internal bool Save(SettingsState state)
        {
            byte[] bytes = new byte[SettingsState.MostBytes];
            _number++;
            int count = state.Encode(_number, bytes);
            string name = NameOf(StatePrefix, _number);
            if (!_files.Append(name, bytes, 0, count) || !_files.Flush(name))
            {
                _files.Delete(name);
                return false;
            }

            Sweep(state, name);
            return true;
        }

        /// <summary>Keeps a text; false when it cannot be kept. It goes with the next <see cref="Save"/> of a state that does not name it.</summary>
        internal bool KeepText(uint version, byte[] text)
        {
            if (ReadText(version) != null)
            {
                return true;
            }

            string name = NameOf(TextPrefix, version);
            if (_files.Delete(name) && _files.Append(name, text, 0, text.Length) && _files.Flush(name))
            {
                return true;
            }

            _files.Delete(name);
            return false;
        }

        /// <summary>A text that was kept; null when it is not there, or damaged.</summary>
        internal byte[] ReadText(uint version)
        {
            byte[] text = version == 0 ? null : ReadAll(NameOf(TextPrefix, version), SettingsParser.MaximumLength);
            return text != null && SettingsVersion.Of(text, 0, text.Length) == version ? text : null;
        }

        private static string NameOf(string prefix, uint number)
        {
            char[] digits = new char[8];
            for (int i = 0; i < digits.Length; i++)
            {
                digits[i] = Digits[(int)((number >> (28 - (4 * i))) & 15)];
            }

            return prefix + new string(digits);
        }

        private static bool TryNumber(string name, string prefix, out uint number)
        {
            number = 0;
            if (name.Length != prefix.Length + 8 || name.Substring(0, prefix.Length) != prefix)
            {
                return false;
            }

            for (int i = prefix.Length; i < name.Length; i++)
            {
                int digit = Digits.IndexOf(name[i]);
                if (digit < 0)
                {
                    return false;
                }

                number = (number << 4) | (uint)digit;
            }

            return true;
        }

        private byte[] ReadAll(string name, int most)
        {
            int length = _files.Length(name);
            if (length <= 0 || length > most)
            {
                return null;
            }

            byte[] bytes = new byte[length];
            return _files.ReadAt(name, 0, bytes, 0, length) == length ? bytes : null;
        }

        /// <summary>Deletes what the state does not need. What a power cut leaves of it goes the next time.</summary>
        private void Sweep(SettingsState state, string stateName)
        {
            string[] names = _files.List();
            for (int i = 0; names != null && i < names.Length; i++)
            {
                uint version;
                bool isText = TryNumber(names[i], TextPrefix, out version);
                bool isNeeded = isText
                    ? version == state.Current || version == state.Previous || version == state.Candidate
                    : names[i] == stateName;
                if (!isNeeded)
                {
                    _files.Delete(names[i]);
                }
            }
        }
    }
}
