// refused: csharp-above-9 (line 2)
namespace Snippet;

public sealed class Nothing
{
}
