namespace Wuxi.Edge.Node
{
    /// <summary>One serial port whose input is buffered in the background. No member waits, none throws.</summary>
    public interface IUart
    {
        /// <summary>Queues bytes for sending; returns before they are on the wire. A failure shows as silence, or at the next <see cref="Read"/>.</summary>
        void Write(byte[] buffer, int offset, int count);

        /// <summary>Takes what has arrived, at most <paramref name="count"/> bytes. Returns their number, 0 when there are none, -1 when the port has failed.</summary>
        int Read(byte[] buffer, int offset, int count);

        /// <summary>Forgets what has arrived and was not read.</summary>
        void DiscardInput();
    }
}
