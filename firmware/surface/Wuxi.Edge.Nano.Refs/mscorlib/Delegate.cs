using System.Reflection;

namespace System;

public abstract class Delegate
{
    public MethodInfo Method => throw null;

    public object Target => throw null;

    public static bool operator ==(Delegate d1, Delegate d2) => throw null;

    public static bool operator !=(Delegate d1, Delegate d2) => throw null;

    public override bool Equals(object obj) => throw null;

    public static Delegate Combine(Delegate a, Delegate b) => throw null;

    public virtual Delegate[] GetInvocationList() => throw null;

    public static Delegate Remove(Delegate source, Delegate value) => throw null;
}
