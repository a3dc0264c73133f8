namespace System.Reflection;

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyDefaultAliasAttribute : Attribute
{
    public AssemblyDefaultAliasAttribute(string defaultAlias) => throw null;

    public string DefaultAlias => throw null;
}
