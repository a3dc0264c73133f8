namespace Wuxi.Edge.Node
{
    /// <summary>
    /// One serial port whose requests and frames are handled natively in the background (<c>FramedUart</c> of Wuxi.Edge.Native).
    /// No member waits, none throws.
    /// </summary>
    public interface IFrameBus
    {
        /// <summary>Ticket of the result that was taken last; 0 for a frame that came unasked.</summary>
        int Ticket { get; }

        /// <summary>One of <c>FrameStatus</c>, of the result that was taken last.</summary>
        int Status { get; }

        /// <summary>Uptime, ms, at which its request had left, or the unasked frame had arrived.</summary>
        long AtMs { get; }

        /// <summary>How many bytes and frames were damaged so far: only grows.</summary>
        long Damaged { get; }

        /// <summary>Queues a request; its ticket, 1…, or a negative number when it is not taken now.</summary>
        /// <param name="request">From its first byte.</param>
        /// <param name="count">At most 32 bytes.</param>
        /// <param name="timeoutMs">Longest time from the end of sending to the end of the answer.</param>
        int Submit(byte[] request, int count, int timeoutMs);

        /// <summary>Takes the next result. The length of its frame, 0 without one; negative when there is no result.</summary>
        /// <param name="into">At least 256 bytes.</param>
        int Take(byte[] into);
    }
}
