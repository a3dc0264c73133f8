namespace nanoFramework.Hardware.Esp32.Touch;

public class Esp32FilterSetting : IFilterSetting
{
    public uint Period
    {
        get => throw null;
        set => throw null;
    }
}
