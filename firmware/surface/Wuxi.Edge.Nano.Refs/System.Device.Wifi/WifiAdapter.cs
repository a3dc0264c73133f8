namespace System.Device.Wifi;

public sealed class WifiAdapter : IDisposable
{
    internal WifiAdapter() => throw null;

    ~WifiAdapter() => throw null;

    public int NetworkInterface => throw null;

    public WifiNetworkReport NetworkReport => throw null;

    public event AvailableNetworksChangedEventHandler AvailableNetworksChanged
    {
        add => throw null;
        remove => throw null;
    }

    public WifiConnectionResult Connect(WifiAvailableNetwork availableNetwork, WifiReconnectionKind reconnectionKind, string passwordCredential) => throw null;

    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential) => throw null;

    public void Disconnect() => throw null;

    public static WifiAdapter[] FindAllAdapters() => throw null;

    public void SetDeviceName(string deviceName) => throw null;

    public void ScanAsync() => throw null;

    public void Dispose() => throw null;
}
