namespace System.Net.NetworkInformation;

public class NetworkAvailabilityEventArgs : EventArgs
{
    internal NetworkAvailabilityEventArgs() => throw null;

    public bool IsAvailable => throw null;
}
