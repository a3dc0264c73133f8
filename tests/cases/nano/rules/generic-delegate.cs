// refused: own-generic (line 5)
namespace Snippet
{

    public delegate void Changed<T>(T value);
}
