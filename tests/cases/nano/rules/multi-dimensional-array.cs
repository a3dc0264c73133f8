// refused: multi-dimensional-array (line 7)
namespace Snippet
{

    public sealed class Table
    {
        private int[,] _cells;

        public bool IsEmpty
        {
            get { return _cells == null; }
        }
    }
}
