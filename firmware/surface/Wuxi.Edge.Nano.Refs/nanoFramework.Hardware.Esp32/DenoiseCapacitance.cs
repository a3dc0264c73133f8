namespace nanoFramework.Hardware.Esp32.Touch;

public enum DenoiseCapacitance
{
    Cap5pf = 0,
    Cap6pf4 = 1,
    Cap7pf8 = 2,
    Cap9pf2 = 3,
    Cap10pf6 = 4,
    Cap12pf0 = 5,
    Cap13pf4 = 6,
    Cap14pf8 = 7,
}
