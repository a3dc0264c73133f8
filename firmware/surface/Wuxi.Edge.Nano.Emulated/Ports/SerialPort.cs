using Wuxi.Edge.Nano.Emulated;

namespace System.IO.Ports;

/// <summary>
/// nanoFramework's <c>System.IO.Ports.SerialPort</c> over a UART of the emulated board: the part of it that the
/// firmware uses. Two things differ from a chip, both because no time passes inside a call here: <see cref="Write(byte[], int, int)"/>
/// returns at once, and <see cref="Read"/> with nothing received throws <see cref="TimeoutException"/> without waiting.
/// For the one thread that runs the board's firmware.
/// </summary>
public class SerialPort : IDisposable
{
    private readonly IEmulatedBoard _board = EmulatedBoard.Require();
    private IEmulatedSerialLine? _line;
    private int _baudRate;
    private Parity _parity;
    private int _dataBits;
    private StopBits _stopBits;

    public SerialPort(
        string portName,
        int baudRate = 9600,
        Parity parity = Parity.None,
        int dataBits = 8,
        StopBits stopBits = StopBits.One)
    {
        ArgumentNullException.ThrowIfNull(portName);
        PortName = portName;
        BaudRate = baudRate;
        Parity = parity;
        DataBits = dataBits;
        StopBits = stopBits;
    }

    public string PortName { get; }

    public bool IsOpen => _line is not null;

    public int BaudRate
    {
        get => _baudRate;
        set => Set(ref _baudRate, value, value > 0);
    }

    public Parity Parity
    {
        get => _parity;
        set => Set(ref _parity, value, value is Parity.None or Parity.Odd or Parity.Even);
    }

    public int DataBits
    {
        get => _dataBits;
        set => Set(ref _dataBits, value, value is >= 5 and <= 8);
    }

    public StopBits StopBits
    {
        get => _stopBits;
        set => Set(ref _stopBits, value, value is StopBits.One or StopBits.Two or StopBits.OnePointFive);
    }

    /// <summary>Kept and given back; the emulated wires carry no flow control.</summary>
    public Handshake Handshake { get; set; }

    /// <summary>Kept and given back; an emulated RS-485 line is half duplex by itself.</summary>
    public SerialMode Mode { get; set; }

    /// <summary>Milliseconds; kept and given back, see the remark on the class.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    /// <summary>Milliseconds; kept and given back, see the remark on the class.</summary>
    public int WriteTimeout { get; set; } = Timeout.Infinite;

    /// <summary>Bytes of the driver's receive ring; kept and given back, the emulated UART has its own capacity.</summary>
    public int ReadBufferSize { get; set; } = 256;

    /// <summary>Bytes of the driver's send ring; kept and given back.</summary>
    public int WriteBufferSize { get; set; } = 256;

    public int BytesToRead => Line.BytesToRead;

    private IEmulatedSerialLine Line => _line ?? throw new InvalidOperationException($"{PortName} is not open.");

    /// <exception cref="InvalidOperationException">It is open already.</exception>
    /// <exception cref="ArgumentException">The board has no port of this name.</exception>
    public void Open()
    {
        if (_line is not null)
        {
            throw new InvalidOperationException($"{PortName} is open already.");
        }

        var parity = Parity switch { Parity.Odd => "odd", Parity.Even => "even", _ => "none" };
        _line = _board.OpenSerial(PortName, BaudRate, parity, DataBits, StopBits == StopBits.One ? 1 : 2);
    }

    public void Close()
    {
        _line?.Dispose();
        _line = null;
    }

    public void Dispose() => Close();

    /// <exception cref="TimeoutException">Nothing has been received.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var read = Line.Read(buffer.AsSpan(offset, count));
        return read > 0 || count == 0 ? read : throw new TimeoutException();
    }

    /// <exception cref="TimeoutException">Nothing has been received.</exception>
    public int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Line.Read(one) == 1 ? one[0] : throw new TimeoutException();
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Line.Write(buffer.AsSpan(offset, count));
    }

    public void WriteByte(byte value) => Line.Write([value]);

    private void Set<T>(ref T field, T value, bool allowed)
    {
        if (IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is open: its format is set before it is opened.");
        }

        if (!allowed)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, null);
        }

        field = value;
    }
}
