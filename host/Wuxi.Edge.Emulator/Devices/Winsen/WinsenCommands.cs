namespace Wuxi.Edge.Emulator.Devices.Winsen;

/// <summary>Finds commands <c>FF 01 …</c> with a right checksum in what a module hears. Not thread safe.</summary>
public sealed class WinsenCommands
{
    private readonly List<byte> _bytes = [];

    /// <summary>Takes the next byte; gives the command that it completes, or null.</summary>
    public byte[]? Add(byte value)
    {
        _bytes.Add(value);
        while (_bytes.Count > 0 && (_bytes[0] != WinsenFrame.Head || (_bytes.Count > 1 && _bytes[1] != 0x01)))
        {
            _bytes.RemoveAt(0);
        }

        if (_bytes.Count < WinsenFrame.Length)
        {
            return null;
        }

        byte[] command = [.. _bytes];
        _bytes.Clear();
        return command[8] == WinsenFrame.Checksum(command) ? command : null;
    }
}
