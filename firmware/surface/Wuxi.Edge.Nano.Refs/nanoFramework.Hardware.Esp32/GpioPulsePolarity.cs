namespace System.Device.Gpio;

public enum GpioPulsePolarity
{
    Both = 0,
    Falling = 1,
    Rising = 2,
}
