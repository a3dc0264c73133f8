// refused: async (line 7), async (line 9) ; does not compile
namespace Snippet
{

    public static class Later
    {
        public static async void Run()
        {
            await null;
        }
    }
}
