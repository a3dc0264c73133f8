using Wuxi.Edge.Nano.Emulated;

namespace System.Device.Adc;

/// <summary>
/// One analog input of the emulated board: its volts as the converter's number, 0…4095 over 0…3.3 V, clipped at both
/// ends like the converter's.
/// </summary>
public class AdcChannel : IDisposable
{
    private const double FullScaleVolts = 3.3;
    private const int FullScale = 4095;

    private readonly IEmulatedBoard _board;
    private readonly int _channel;

    internal AdcChannel(IEmulatedBoard board, int channel)
    {
        _board = board;
        _channel = channel;
    }

    public int ReadValue()
    {
        var counts = Math.Round(_board.ReadVolts(_channel) / FullScaleVolts * FullScale, MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(counts, 0, FullScale);
    }

    /// <summary>Gives the channel back; nothing is held for it here.</summary>
    public void Dispose()
    {
    }
}
