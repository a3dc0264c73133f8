namespace System.Diagnostics;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DebuggerBrowsableAttribute : Attribute
{
    public DebuggerBrowsableAttribute(DebuggerBrowsableState state) => throw null;

    public DebuggerBrowsableState State => throw null;
}
