// refused: nullable-value (line 7) ; does not compile
namespace Snippet
{

    public sealed class Maybe
    {
        public int? Value;
    }
}
