// refused: record (line 5) ; does not compile
namespace Snippet
{

    public record Point(int X, int Y);
}
