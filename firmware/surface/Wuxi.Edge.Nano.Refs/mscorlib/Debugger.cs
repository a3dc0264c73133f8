namespace System.Diagnostics;

public static class Debugger
{
    public static bool IsAttached => throw null;

    public static void Break() => throw null;
}
