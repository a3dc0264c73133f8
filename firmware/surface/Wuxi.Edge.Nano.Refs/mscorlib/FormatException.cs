namespace System;

public class FormatException : SystemException
{
    public FormatException() => throw null;

    public FormatException(string message) => throw null;

    public FormatException(string message, Exception innerException) => throw null;
}
