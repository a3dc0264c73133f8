using System.Collections;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Reads the manifest that begins an image, lines of ASCII words that end with a line feed:
    /// <c>wuxi-edge-image 1</c>, <c>version A.B.C.D</c>, <c>assembly NAME BYTES</c> (1 to 8, no dependency before what it needs), <c>entry ASSEMBLY TYPE
    /// METHOD</c>, <c>end</c>; then the assemblies, one behind the other. Not thread safe.
    /// </summary>
    public sealed class ImageParser
    {
        private const string Head = "wuxi-edge-image 1";
        private const int LongestName = 100;

        private readonly ArrayList _names = new ArrayList();
        private readonly ArrayList _lengths = new ArrayList();
        private byte[] _bytes;
        private int _count;
        private int _at;
        private int _line;

        /// <summary>What is wrong with the last manifest: where, what was found, what was expected; null when nothing is.</summary>
        public string Fault { get; private set; }

        /// <summary>Reads the manifest at the beginning of these bytes; null, and <see cref="Fault"/>, when it is none.</summary>
        /// <param name="bytes">The image, or its beginning of at least <see cref="ImageManifest.MostBytes"/>.</param>
        /// <param name="count">Bytes that count.</param>
        /// <param name="imageBytes">Length of the whole image.</param>
        public ImageManifest Parse(byte[] bytes, int count, int imageBytes)
        {
            _bytes = bytes;
            _count = count < ImageManifest.MostBytes ? count : ImageManifest.MostBytes;
            _at = 0;
            _line = 0;
            _names.Clear();
            _lengths.Clear();
            Fault = null;
            string head = Line();
            if (Fault == null && head != Head)
            {
                return Refuse(head, Head);
            }

            ProgramVersion version = null;
            string[] entry = null;
            while (Fault == null)
            {
                string line = Line();
                string[] words = line.Split(' ');
                if (Fault != null)
                {
                    break;
                }

                if (_line == 2)
                {
                    version = words.Length == 2 && words[0] == "version" ? ProgramVersion.Parse(words[1]) : null;
                    if (version == null)
                    {
                        return Refuse(line, "version A.B.C.D");
                    }
                }
                else if (words[0] == "assembly" && entry == null)
                {
                    TakeAssembly(line, words);
                }
                else if (words[0] == "entry" && entry == null && _names.Count > 0)
                {
                    entry = words.Length == 4 && Words.IndexOf(_names, words[1]) >= 0
                        ? new string[] { words[1], words[2], words[3] } : null;
                    if (entry == null)
                    {
                        return Refuse(line, "entry ASSEMBLY TYPE METHOD, of an assembly above");
                    }
                }
                else if (line == "end" && entry != null)
                {
                    return Finish(version, entry, imageBytes);
                }
                else
                {
                    return Refuse(line, entry == null ? "assembly or, behind the last, entry" : "end");
                }
            }

            return null;
        }

        private void TakeAssembly(string line, string[] words)
        {
            int length;
            if (words.Length != 3 || words[1].Length == 0 || words[1].Length > LongestName || !NumberText.TryInteger(words[2], out length)
                || length == 0 || length > UpdateOrder.MostImageBytes || Words.IndexOf(_names, words[1]) >= 0
                || _names.Count == ImageManifest.MostAssemblies)
            {
                Refuse(line, "assembly NAME BYTES, each name once, at most " + ImageManifest.MostAssemblies.ToString());
                return;
            }

            _names.Add(words[1]);
            _lengths.Add(length);
        }

        private ImageManifest Finish(ProgramVersion version, string[] entry, int imageBytes)
        {
            string[] names = new string[_names.Count];
            int[] offsets = new int[_names.Count];
            int[] lengths = new int[_names.Count];
            int at = _at;
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = (string)_names[i];
                lengths[i] = (int)_lengths[i];
                offsets[i] = at;
                at += lengths[i];
            }

            if (at != imageBytes)
            {
                return Refuse(imageBytes.ToString() + " bytes", at.ToString() + " by the lengths above");
            }

            return new ImageManifest(version, names, offsets, lengths, entry);
        }

        private string Line()
        {
            _line++;
            int end = _at;
            while (end < _count && _bytes[end] != '\n')
            {
                if (_bytes[end] < ' ' || _bytes[end] > '~')
                {
                    Refuse("byte " + _bytes[end].ToString() + " at " + end.ToString(), "ASCII");
                    return string.Empty;
                }

                end++;
            }

            if (end == _count)
            {
                Refuse("no end", "a line within the first " + ImageManifest.MostBytes.ToString() + " bytes");
                return string.Empty;
            }

            string line = System.Text.Encoding.UTF8.GetString(_bytes, _at, end - _at);
            _at = end + 1;
            return line;
        }

        private ImageManifest Refuse(string found, string expected)
        {
            if (Fault == null)
            {
                Fault = "line " + _line.ToString() + ": found '" + found + "', expected " + expected;
            }

            return null;
        }
    }
}
