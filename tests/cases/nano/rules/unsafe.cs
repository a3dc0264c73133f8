// refused: unsafe (line 7), unsafe (line 9)
namespace Snippet
{

    public static class Copy
    {
        public static unsafe void Clear(byte[] buffer)
        {
            fixed (byte* start = buffer)
            {
                *start = 0;
            }
        }
    }
}
