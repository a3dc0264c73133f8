using Wuxi.Edge.Nano.Emulated;

namespace System.Device.Adc;

/// <summary>
/// nanoFramework's <c>System.Device.Adc.AdcController</c> over the analog inputs of the emulated board: single-ended,
/// 12 bit, full scale 3.3 V. For the one thread that runs the board's firmware.
/// </summary>
public class AdcController
{
    // An ESP32-S3 has ADC1 with 10 and ADC2 with 10 channels, which nanoFramework numbers through.
    private const int Channels = 20;

    private readonly IEmulatedBoard _board = EmulatedBoard.Require();

    public int ChannelCount => Channels;

    public int ResolutionInBits => 12;

    public int MinValue => 0;

    public int MaxValue => 4095;

    public AdcChannelMode ChannelMode => AdcChannelMode.SingleEnded;

    public bool IsChannelModeSupported(AdcChannelMode channelMode) => channelMode == AdcChannelMode.SingleEnded;

    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public AdcChannel OpenChannel(int channelNumber)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channelNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channelNumber, Channels);
        return new AdcChannel(_board, channelNumber);
    }
}
