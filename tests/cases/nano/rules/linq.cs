// refused: linq (line 2), linq (line 10) ; does not compile
using System.Linq;

namespace Snippet
{
    public static class Query
    {
        public static object Odd(int[] values)
        {
            return from value in values where value % 2 == 1 select value;
        }
    }
}
