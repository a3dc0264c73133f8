namespace System.Runtime.CompilerServices;

[AttributeUsage(AttributeTargets.Field)]
public sealed class AccessedThroughPropertyAttribute : Attribute
{
    public AccessedThroughPropertyAttribute(string propertyName) => throw null;

    public string PropertyName => throw null;
}
