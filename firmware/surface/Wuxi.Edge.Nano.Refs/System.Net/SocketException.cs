namespace System.Net.Sockets;

public class SocketException : Exception
{
    public SocketException(SocketError errorCode) => throw null;

    public int ErrorCode => throw null;
}
