namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// The retained message of a host application, <c>{"online":true,"timestamp":1717214400000}</c>
    /// (Sparkplug 3.0, section 5.5).
    /// </summary>
    public static class StateMessage
    {
        /// <summary>Room that is enough for every STATE message.</summary>
        public const int MaximumLength = 64;

        /// <summary>Writes from the beginning of the buffer. Returns the number of bytes, 0 when they do not fit.</summary>
        public static int Write(byte[] buffer, bool online, long timestampMs)
        {
            string text = "{\"online\":" + (online ? "true" : "false") + ",\"timestamp\":" + timestampMs.ToString() + "}";
            if (text.Length > buffer.Length)
            {
                return 0;
            }

            for (int i = 0; i < text.Length; i++)
            {
                buffer[i] = (byte)text[i];
            }

            return text.Length;
        }

        /// <summary>
        /// Reads a STATE message: members in any order, others are passed over. <see cref="WireError.NotJson"/> for what is not
        /// such an object, which includes the ONLINE and OFFLINE of Sparkplug 2.
        /// </summary>
        public static WireError TryRead(byte[] buffer, int offset, int count, out bool online, out long timestampMs)
        {
            StateParser parser = new StateParser();
            WireError error = parser.Read(buffer, offset, count);
            online = error == WireError.None && parser.Online;
            timestampMs = error == WireError.None ? parser.TimestampMs : 0;
            return error;
        }
    }
}
