namespace System.Reflection;

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyKeyNameAttribute : Attribute
{
    public AssemblyKeyNameAttribute(string keyName) => throw null;

    public string KeyName => throw null;
}
