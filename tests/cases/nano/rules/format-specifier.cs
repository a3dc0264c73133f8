// refused: format-specifier (line 9), format-specifier (line 10), format-specifier (line 11)
namespace Snippet
{

    public static class Show
    {
        public static string All(double value)
        {
            string a = value.ToString("R");
            string b = string.Format("{0:P1}", value);
            string c = $"{value:P}";
            return a + b + c + value.ToString("F2");
        }
    }
}
