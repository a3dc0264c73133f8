namespace Wuxi.Edge.Nano.Emulated;

/// <summary>A board that knows its managed heap implements this beside <see cref="IEmulatedBoard"/>. Called by the thread that runs its firmware.</summary>
public interface IEmulatedMemory
{
    /// <summary>What <c>nanoFramework.Runtime.Native.GC.Run</c> is there.</summary>
    long FreeBytes { get; }
}
