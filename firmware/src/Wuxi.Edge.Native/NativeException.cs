using System;

namespace Wuxi.Edge.Native
{
    /// <summary>A native driver refused to open.</summary>
    public sealed class NativeException : Exception
    {
        /// <param name="what">What was to be opened, in words.</param>
        /// <param name="code">Number that the driver gave.</param>
        public NativeException(string what, int code)
            : base(what + Because(code))
        {
            Code = code;
        }

        /// <summary>-1 no such handle, -2 a parameter is out of range, -3 all instances are taken, -5 the board has no such port.</summary>
        public int Code { get; private set; }

        private static string Because(int code)
        {
            switch (code)
            {
                case NativeCode.BadHandle:
                    return ": no such handle";
                case NativeCode.BadParameter:
                    return ": a parameter is out of range";
                case NativeCode.NoneFree:
                    return ": all instances of the native driver are taken";
                case NativeCode.NoPort:
                    return ": the board has no such port, or it is taken";
                default:
                    return ": native error " + code.ToString();
            }
        }
    }
}
