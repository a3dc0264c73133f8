namespace Wuxi.Edge.Emulator.Flash;

/// <summary>What a power cut leaves of bytes that were appended and not flushed.</summary>
public enum FlashTail
{
    /// <summary>All that had been appended.</summary>
    Kept,

    /// <summary>None of it: what LittleFS promises.</summary>
    Gone,

    /// <summary>A part of it.</summary>
    Part,

    /// <summary>The right length, but from some byte on anything.</summary>
    Noise,

    /// <summary>The right length, but from some byte on what the flash held there before: pieces of files of long ago.</summary>
    Stale,
}
