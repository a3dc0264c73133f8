// refused: decimal (line 7) ; does not compile
namespace Snippet
{

    public sealed class Money
    {
        public decimal Amount;
    }
}
