// refused: dynamic (line 9) ; does not compile
namespace Snippet
{

    public static class Any
    {
        public static object Of(object value)
        {
            dynamic any = value;
            return any.Name;
        }
    }
}
