namespace Wuxi.Edge.Node
{
    /// <summary>One ADC channel. Never throws.</summary>
    public interface IAnalogInput
    {
        /// <summary>The voltage at the pin now, V; negative when the converter has failed.</summary>
        double ReadVolts();
    }
}
