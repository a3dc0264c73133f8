// refused: default-interface-member (line 9)
namespace Snippet
{

    public interface IMeter
    {
        int Read();

        int ReadTwice()
        {
            return Read() + Read();
        }
    }
}
