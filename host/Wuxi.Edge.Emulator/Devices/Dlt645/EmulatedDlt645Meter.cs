using System.Globalization;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Dlt645;

/// <summary>
/// A three-phase meter as a DL/T 645-2007 slave: it hears bytes and answers with bytes. Reads (11) and "read address" (13)
/// are answered, time broadcasts are taken without a word, everything else and every unknown identifier gets the error
/// reply. A frame with a wrong checksum, of another meter or from another slave gets no answer. Values are those at the end
/// of the request, on the secondary side of its transformers. The answer begins 20 to 60 ms after the request.
/// </summary>
public sealed class EmulatedDlt645Meter : ISerialDevice
{
    private const byte ReadData = 0x11;
    private const byte ReadFollowing = 0x12;
    private const byte ReadAddress = 0x13;
    private const byte TimeBroadcast = 0x08;
    private const byte FromSlave = 0x80;
    private const byte Abnormal = 0x40;
    private const byte OtherError = 0x01;
    private const byte NoSuchData = 0x02;
    private const long ShortestDelayNs = 20_000_000;
    private const long DelayRangeNs = 40_000_000;

    private readonly Dlt645MeterOptions _options;
    private readonly SignalSet _signals;
    private readonly Dlt645FrameScanner _scanner = new();
    private readonly byte[] _address;
    private readonly ulong _seed;
    private long _replies;

    /// <param name="options">Its settings.</param>
    /// <param name="signals">Quantities of the circuit it measures, on the primary side.</param>
    public EmulatedDlt645Meter(Dlt645MeterOptions options, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signals = signals;
        _address = [.. Convert.FromHexString(options.Address).Reverse()];
        _seed = SeededHash.Derive(options.Seed, options.Id);
    }

    public string Id => _options.Id;

    /// <summary>A meter speaks only when it is spoken to.</summary>
    public long NextWakeNs => long.MaxValue;

    public void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        Dlt645Frame? request = _scanner.Add(value, nowNs);
        if (request is not null && (request.Control & FromSlave) == 0 && IsForMe(request.Address) && Answer(request, nowNs) is { } reply)
        {
            long delayNs = ShortestDelayNs + (long)(SeededHash.Uniform(_seed, _replies++) * DelayRangeNs);
            transmitter.Send(reply.ToBytes(_options.WakeUps), nowNs + delayNs);
        }
    }

    public void Wake(long nowNs, ISerialTransmitter transmitter)
    {
        // Never asked for.
    }

    private Dlt645Frame? Answer(Dlt645Frame request, long nowNs) => request.Control switch
    {
        TimeBroadcast => null,
        ReadData when request.Data.Length >= 4 => Read(request, nowNs),
        ReadFollowing => Error(request, NoSuchData),
        ReadAddress when request.Data.Length == 0 => new Dlt645Frame(_address, ReadAddress | FromSlave, _address),
        _ => Error(request, OtherError),
    };

    private Dlt645Frame Read(Dlt645Frame request, long nowNs)
    {
        var identifier = BitConverter.ToUInt32(request.Data, 0);
        if (Dlt645Items.Find(identifier) is not { } item)
        {
            return Error(request, NoSuchData);
        }

        double ratio = (item.CtPower == 1 ? _options.CtRatio : 1) * (item.PtPower == 1 ? _options.PtRatio : 1);
        var data = new List<byte>(request.Data[..4]);
        foreach (string metric in item.Metrics)
        {
            data.AddRange(item.Encode(_signals.At(metric, nowNs) / ratio));
        }

        return new Dlt645Frame(_address, ReadData | FromSlave, [.. data]);
    }

    private Dlt645Frame Error(Dlt645Frame request, byte error) =>
        new(_address, (byte)(request.Control | FromSlave | Abnormal), [error]);

    /// <summary>Digit by digit; the digit A stands for any. Broadcasts (99 six times) are for nobody in particular.</summary>
    private bool IsForMe(byte[] address)
    {
        for (var index = 0; index < _address.Length; index++)
        {
            bool high = IsDigit(address[index] >> 4, _address[index] >> 4);
            bool low = IsDigit(address[index] & 0xF, _address[index] & 0xF);
            if (!high || !low)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigit(int asked, int own) => asked == 0xA || asked == own;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"dlt645 {_options.Address}");
}
