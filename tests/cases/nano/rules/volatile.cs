// refused: volatile (line 7) ; does not compile
namespace Snippet
{

    public sealed class Flag
    {
        public volatile bool IsSet;
    }
}
