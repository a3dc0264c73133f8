namespace nanoFramework.Hardware.Esp32.Touch;

public enum FilterSettingDebounce
{
    NoDebounce = 0,
    One = 1,
    Two = 2,
    Three = 3,
    Four = 4,
    Five = 5,
    Six = 6,
    Seven = 7,
}
