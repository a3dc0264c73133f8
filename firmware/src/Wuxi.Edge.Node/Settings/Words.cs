using System.Collections;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>Searches lists of strings by their content, without relying on how a runtime compares objects.</summary>
    internal static class Words
    {
        internal static int IndexOf(ArrayList list, string word)
        {
            for (int i = 0; i < list.Count; i++)
            {
                if ((string)list[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }

        internal static int IndexOf(string[] list, string word)
        {
            for (int i = 0; i < list.Length; i++)
            {
                if (list[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }

        internal static string Join(string[] list)
        {
            string text = string.Empty;
            for (int i = 0; i < list.Length; i++)
            {
                text += (i == 0 ? string.Empty : ", ") + list[i];
            }

            return text;
        }
    }
}
