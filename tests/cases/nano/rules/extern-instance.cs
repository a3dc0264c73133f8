// refused: extern-not-internal-call (line 8)
namespace Snippet
{

    public sealed class Driver
    {
        // A stub of an instance method does not receive this.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)]
        public extern int Read();
    }
}
