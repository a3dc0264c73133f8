namespace System.Reflection;

public abstract class MethodInfo : MethodBase
{
    public override MemberTypes MemberType => throw null;

    public abstract Type ReturnType { get; }
}
