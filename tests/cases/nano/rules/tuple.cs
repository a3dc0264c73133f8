// refused: tuple (line 7), tuple (line 9) ; does not compile
namespace Snippet
{

    public static class Pair
    {
        public static (int, int) Both(int one, int other)
        {
            return (one, other);
        }
    }
}
