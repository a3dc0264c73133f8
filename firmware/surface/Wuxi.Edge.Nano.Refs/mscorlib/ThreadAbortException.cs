namespace System.Threading;

public sealed class ThreadAbortException : SystemException
{
    internal ThreadAbortException() => throw null;
}
