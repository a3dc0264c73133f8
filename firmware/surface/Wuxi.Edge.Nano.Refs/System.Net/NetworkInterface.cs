namespace System.Net.NetworkInformation;

public class NetworkInterface
{
    protected NetworkInterface(int interfaceIndex) => throw null;

    public bool IsAutomaticDnsEnabled => throw null;

    public string IPv4Address => throw null;

    public string IPv4GatewayAddress => throw null;

    public string IPv4SubnetMask => throw null;

    public bool IsDhcpEnabled => throw null;

    public string[] IPv4DnsAddresses => throw null;

    public byte[] PhysicalAddress
    {
        get => throw null;
        set => throw null;
    }

    public NetworkInterfaceType NetworkInterfaceType => throw null;

    public uint SpecificConfigId
    {
        get => throw null;
        set => throw null;
    }

    public static bool GetIsNetworkAvailable() => throw null;

    public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;

    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) => throw null;

    public void EnableStaticIPv6(string ipv6Address, string ipv6SubnetMask, string ipv6GatewayAddress) => throw null;

    public void EnableStaticIP(string ipv4Address, string ipv4subnetMask, string ipv4gatewayAddress, string ipv6Address, string ipv6SubnetMask, string ipv6GatewayAddress) => throw null;

    public void EnableDhcp() => throw null;

    public void EnableStaticIPv4Dns(string[] dnsAddresses) => throw null;

    public void EnableStaticIPv6Dns(string[] dnsAddresses) => throw null;

    public void EnableAutomaticDns() => throw null;

    public void ReleaseDhcpLease() => throw null;

    public void RenewDhcpLease() => throw null;
}
