namespace System;

public sealed class Version
{
    public Version(int major, int minor, int build, int revision) => throw null;

    public Version(int major, int minor) => throw null;

    public int Major => throw null;

    public int Minor => throw null;

    public int Revision => throw null;

    public int Build => throw null;

    public override bool Equals(object obj) => throw null;

    public override string ToString() => throw null;

    public override int GetHashCode() => throw null;
}
