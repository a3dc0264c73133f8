// refused: own-generic (line 5)
namespace Snippet
{

    public sealed class Box<T>
    {
        public T Value;
    }
}
