// refused: func (line 7)
namespace Snippet
{

    public sealed class Scaler
    {
        public System.Func<int, int> Scale;
    }
}
