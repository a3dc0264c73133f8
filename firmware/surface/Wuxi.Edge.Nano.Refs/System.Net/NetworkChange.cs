namespace System.Net.NetworkInformation;

public static class NetworkChange
{
    public static event NetworkAddressChangedEventHandler NetworkAddressChanged
    {
        add => throw null;
        remove => throw null;
    }

    public static event NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged
    {
        add => throw null;
        remove => throw null;
    }

    public static event NetworkAPStationChangedEventHandler NetworkAPStationChanged
    {
        add => throw null;
        remove => throw null;
    }
}
