namespace nanoFramework.Hardware.Esp32.Touch;

public class DenoiseSetting
{
    public DenoiseCapacitance DenoiseCapacitance
    {
        get => throw null;
        set => throw null;
    }

    public DenoiseRange DenoiseRange
    {
        get => throw null;
        set => throw null;
    }
}
