namespace System.Device.Adc;

/// <summary>Against what an analog input is measured, with nanoFramework's values.</summary>
public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential = 1,
}
