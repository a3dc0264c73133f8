namespace System.IO.Ports;

public sealed class SerialPort : IDisposable
{
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One) => throw null;

    ~SerialPort() => throw null;

    public int BaudRate
    {
        get => throw null;
        set => throw null;
    }

    public Handshake Handshake
    {
        get => throw null;
        set => throw null;
    }

    public int DataBits
    {
        get => throw null;
        set => throw null;
    }

    public Parity Parity
    {
        get => throw null;
        set => throw null;
    }

    public SerialMode Mode
    {
        get => throw null;
        set => throw null;
    }

    public StopBits StopBits
    {
        get => throw null;
        set => throw null;
    }

    public string PortName => throw null;

    public char WatchChar
    {
        get => throw null;
        set => throw null;
    }

    public bool IsOpen => throw null;

    public string NewLine
    {
        get => throw null;
        set => throw null;
    }

    public int ReadTimeout
    {
        get => throw null;
        set => throw null;
    }

    public int WriteTimeout
    {
        get => throw null;
        set => throw null;
    }

    public int ReceivedBytesThreshold
    {
        get => throw null;
        set => throw null;
    }

    public Stream BaseStream => throw null;

    public int BytesToRead => throw null;

    public bool InvertSignalLevels
    {
        get => throw null;
        set => throw null;
    }

    public int ReadBufferSize
    {
        get => throw null;
        set => throw null;
    }

    public int WriteBufferSize
    {
        get => throw null;
        set => throw null;
    }

    public event SerialDataReceivedEventHandler DataReceived
    {
        add => throw null;
        remove => throw null;
    }

    public void Open() => throw null;

    public void Close() => throw null;

    public static string[] GetPortNames() => throw null;

    public int Read(byte[] buffer, int offset, int count) => throw null;

    public int ReadByte() => throw null;

    public string ReadExisting() => throw null;

    public string ReadLine() => throw null;

    public void Write(byte[] buffer, int offset, int count) => throw null;

    public void WriteByte(byte value) => throw null;

    public void Write(string text) => throw null;

    public void WriteLine(string text) => throw null;

    public void Dispose() => throw null;
}
