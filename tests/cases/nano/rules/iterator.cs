// refused: iterator (line 9) ; does not compile
namespace Snippet
{

    public static class Count
    {
        public static System.Collections.IEnumerable ToThree()
        {
            yield return 3;
        }
    }
}
