// refused: thread-not-wrapped (line 9), thread-not-wrapped (line 10), thread-not-wrapped (line 13), thread-not-wrapped (line 19)
namespace Snippet
{

    public sealed class Program
    {
        public static void Start()
        {
            new System.Threading.Thread(Run).Start();
            new System.Threading.Timer(state => { throw new System.Exception(); }, null, 0, 1000);
        }

        public static void Main()
        {
            Start();
        }

        // The catch takes one kind only: any other kills the thread without a word.
        public static void Again() { new System.Threading.Thread(Almost).Start(); }

        private static void Run()
        {
        }

        private static void Almost()
        {
            try
            {
                Start();
            }
            catch (System.InvalidOperationException)
            {
                Start();
            }
        }
    }
}
