namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>A turn of a node's loop in which something was allocated.</summary>
/// <param name="AtMs">Uptime.</param>
/// <param name="Bytes">What was allocated by the firmware.</param>
/// <param name="Files">How many files of the store it turned to.</param>
/// <param name="Sht4xReadings">How often it read an SHT4x.</param>
/// <param name="Births">How many births and deaths of devices it sent.</param>
internal readonly record struct MeasuredTurn(long AtMs, long Bytes, int Files, int Sht4xReadings, int Births)
{
    // The topic, and what it is put together from.
    private const int TopicBytes = 320;

    // A string of nine characters, and the array it is made of.
    private const int NameBytes = 88;

    // What the binding makes of each measurement: a buffer of six bytes and a result of two numbers, both on the heap
    // (exact-allocations.runsettings). The real one makes five objects.
    private const int Sht4xBytes = 64;

    /// <summary>What may have been allocated, bytes.</summary>
    public long Allowance => (Files * NameBytes) + (Sht4xReadings * Sht4xBytes) + (Births * TopicBytes);
}
