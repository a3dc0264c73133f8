namespace Wuxi.Edge.Node
{
    /// <summary>Where store ids and jitter come from: the chip's generator on a device, a seed in tests and in the emulator.</summary>
    public interface IRandom
    {
        /// <summary>32 random bits.</summary>
        uint NextBits();
    }
}
