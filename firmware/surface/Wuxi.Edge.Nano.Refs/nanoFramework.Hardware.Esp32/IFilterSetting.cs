namespace nanoFramework.Hardware.Esp32.Touch;

public interface IFilterSetting
{
}
