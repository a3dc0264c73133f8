namespace System.Threading;

public struct CancellationTokenRegistration : IDisposable
{
    public static bool operator ==(CancellationTokenRegistration left, CancellationTokenRegistration right) => throw null;

    public static bool operator !=(CancellationTokenRegistration left, CancellationTokenRegistration right) => throw null;

    public void Dispose() => throw null;

    public override bool Equals(object obj) => throw null;

    public bool Equals(CancellationTokenRegistration other) => throw null;

    public override int GetHashCode() => throw null;
}
