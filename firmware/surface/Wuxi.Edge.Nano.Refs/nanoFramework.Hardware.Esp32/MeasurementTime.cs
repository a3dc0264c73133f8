using System;

namespace nanoFramework.Hardware.Esp32.Touch;

public class MeasurementTime
{
    public ushort SleepCycles
    {
        get => throw null;
        set => throw null;
    }

    public TimeSpan MeasurementCycles
    {
        get => throw null;
        set => throw null;
    }
}
