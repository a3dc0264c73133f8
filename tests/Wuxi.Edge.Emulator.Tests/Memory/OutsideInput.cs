using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>A digital input, with what it allocates counted.</summary>
internal sealed class OutsideInput(INativeInput input, Outside outside) : INativeInput
{
    public int LevelAt(long uptimeUs)
    {
        using Outside.Stay stay = outside.Enter();
        return input.LevelAt(uptimeUs);
    }

    public long NextChangeUs(long afterUs)
    {
        using Outside.Stay stay = outside.Enter();
        return input.NextChangeUs(afterUs);
    }
}
