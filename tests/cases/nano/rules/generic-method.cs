// refused: generic-method (line 7), generic-method (line 14)
namespace Snippet
{

    public static class Pick
    {
        public static T First<T>(T one, T other)
        {
            return one == null ? other : one;
        }

        public static int Local(int value)
        {
            T Same<T>(T x)
            {
                return x;
            }

            return Same(value);
        }
    }
}
