namespace System.Reflection;

public abstract class Binder
{
}
