// refused: generic-collections (line 2) ; does not compile
using System.Collections.Generic;

namespace Snippet
{
    public sealed class Items
    {
    }
}
