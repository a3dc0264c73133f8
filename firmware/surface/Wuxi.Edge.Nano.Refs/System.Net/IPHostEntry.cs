namespace System.Net;

public class IPHostEntry
{
    public string HostName => throw null;

    public IPAddress[] AddressList => throw null;
}
