namespace Wuxi.Edge.Nano.Emulated;

/// <summary>
/// One opened UART of an emulated board: bytes out to the wire, bytes in from it. It belongs to the thread that runs
/// the board's firmware and never waits: time on the wire passes on the board's clock, not inside a call.
/// </summary>
public interface IEmulatedSerialLine : IDisposable
{
    /// <summary>How many received bytes wait to be read.</summary>
    int BytesToRead { get; }

    /// <summary>Puts the bytes on the wire, after those that are still being sent.</summary>
    void Write(ReadOnlySpan<byte> data);

    /// <summary>Takes what has been received by now, at most as much as <paramref name="into"/> holds; 0 when nothing has.</summary>
    int Read(Span<byte> into);

    /// <summary>Throws away what has been received and not read.</summary>
    void DiscardInput();
}
