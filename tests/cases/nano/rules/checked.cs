// refused: checked (line 9)
namespace Snippet
{

    public static class Sum
    {
        public static int Add(int one, int other)
        {
            return checked(one + other);
        }
    }
}
