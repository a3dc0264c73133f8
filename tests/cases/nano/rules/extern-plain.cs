// refused: extern-not-internal-call (line 7)
namespace Snippet
{

    public static class Driver
    {
        public static extern int Read();
    }
}
