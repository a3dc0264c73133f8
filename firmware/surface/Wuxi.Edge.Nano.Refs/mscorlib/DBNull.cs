namespace System;

public sealed class DBNull
{
    public static readonly DBNull Value;

    internal DBNull() => throw null;
}
