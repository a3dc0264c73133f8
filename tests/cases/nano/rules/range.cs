// refused: range (line 9), range (line 10) ; does not compile
namespace Snippet
{

    public static class Part
    {
        public static string Of(string text)
        {
            string a = text[1..3];
            return a + text[^1];
        }
    }
}
