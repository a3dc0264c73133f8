// refused: enum-to-string (line 15), enum-to-string (line 16), enum-to-string (line 17), enum-to-string (line 18)
namespace Snippet
{

    public enum Phase
    {
        A,
        B,
    }

    public static class Show
    {
        public static string All(Phase phase)
        {
            string a = phase.ToString();
            string b = "phase " + phase;
            string c = $"{phase}";
            string d = string.Format("{0}", phase);
            return a + b + c + d + (int)phase;
        }
    }
}
