namespace System.Device.Adc;

public class AdcController : AdcControllerBase
{
    public AdcController() => throw null;

    public override int ChannelCount => throw null;

    public override AdcChannelMode ChannelMode
    {
        get => throw null;
        set => throw null;
    }

    public override int MaxValue => throw null;

    public override int MinValue => throw null;

    public override int ResolutionInBits => throw null;

    public override bool IsChannelModeSupported(AdcChannelMode channelMode) => throw null;

    public override AdcChannel OpenChannel(int channelNumber) => throw null;
}
