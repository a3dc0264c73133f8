using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Reads the head of an HTTP/1.1 answer (RFC 9112): its status, Content-Length, and the first byte of Content-Range (RFC 9110, 14.4).
    /// Other fields are passed over; an encoded body is not wanted. Not thread safe.
    /// </summary>
    public sealed class HttpHead
    {
        /// <summary>Longest head, bytes.</summary>
        public const int MostBytes = 2048;

        private const string Version = "HTTP/1.1 ";

        /// <summary>Three digits.</summary>
        public int Status { get; private set; }

        /// <summary>Bytes of the body; -1: not told.</summary>
        public int Length { get; private set; }

        /// <summary>Where in the file the body begins; 0 when it is the whole file.</summary>
        public int From { get; private set; }

        /// <summary>The answer to a request for the file from an offset on: these bytes, and told how many.</summary>
        public bool IsBodyFrom(int offset)
        {
            return Length >= 0 && From == offset && (Status == 206 || (Status == 200 && offset == 0));
        }

        /// <summary>Where the body begins; 0 while the head is not all there.</summary>
        public static int End(byte[] bytes, int count)
        {
            for (int i = 3; i < count; i++)
            {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r')
                {
                    return i + 1;
                }
            }

            return 0;
        }

        /// <summary>Reads a whole head of so many bytes; false when it is none.</summary>
        public bool Read(byte[] bytes, int end)
        {
            Status = 0;
            Length = -1;
            From = 0;
            char[] text = new char[end];
            for (int i = 0; i < end; i++)
            {
                text[i] = (char)bytes[i];
            }

            string[] lines = new string(text).Split('\n');
            string first = lines[0];
            int status;
            if (first.Length < Version.Length + 3 || first.Substring(0, Version.Length) != Version
                || !NumberText.TryInteger(first.Substring(Version.Length, 3), out status))
            {
                return false;
            }

            Status = status;
            for (int i = 1; i < lines.Length; i++)
            {
                int colon = lines[i].IndexOf(':');
                if (colon > 0 && !Take(lines[i].Substring(0, colon).ToLower(), lines[i].Substring(colon + 1).Trim()))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Take(string name, string value)
        {
            int number;
            switch (name)
            {
                case "content-length":
                    if (Length >= 0 || !NumberText.TryInteger(value, out number))
                    {
                        return false;
                    }

                    Length = number;
                    return true;
                case "content-range":
                    // bytes FIRST-LAST/LENGTH
                    int dash = value.IndexOf('-');
                    if (dash < 7 || value.Substring(0, 6) != "bytes " || !NumberText.TryInteger(value.Substring(6, dash - 6), out number))
                    {
                        return false;
                    }

                    From = number;
                    return true;
                default:
                    return name != "transfer-encoding" && (name != "content-encoding" || value == "identity");
            }
        }
    }
}
