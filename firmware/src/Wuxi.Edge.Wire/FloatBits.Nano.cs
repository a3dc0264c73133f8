using System;

namespace Wuxi.Edge.Wire
{
    /// <summary>The bits of a float. Twin of FloatBits.Host.cs: nanoFramework offers them only by way of an array.</summary>
    internal static class FloatBits
    {
        internal static int Of(float value)
        {
            return BitConverter.ToInt32(BitConverter.GetBytes(value), 0);
        }
    }
}
