namespace Wuxi.Edge.Wire
{
    /// <summary>Checks UTF-8 as RFC 3629 has it: shortest forms only, no surrogates, nothing above U+10FFFF.</summary>
    internal static class Utf8
    {
        internal static bool IsValid(byte[] buffer, int position, int end)
        {
            while (position < end)
            {
                byte lead = buffer[position++];
                if (lead < 0x80)
                {
                    continue;
                }

                if (lead < 0xC2 || lead > 0xF4)
                {
                    return false;
                }

                int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
                if (end - position < more)
                {
                    return false;
                }

                // The second byte alone decides about overlong forms, surrogates and the upper limit.
                byte second = buffer[position];
                int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
                int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
                if (second < low || second > high)
                {
                    return false;
                }

                for (int i = 1; i < more; i++)
                {
                    if ((buffer[position + i] & 0xC0) != 0x80)
                    {
                        return false;
                    }
                }

                position += more;
            }

            return true;
        }
    }
}
