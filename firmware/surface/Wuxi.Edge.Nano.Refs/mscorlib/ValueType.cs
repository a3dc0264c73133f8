namespace System;

public abstract class ValueType
{
    public override bool Equals(object obj) => throw null;
}
