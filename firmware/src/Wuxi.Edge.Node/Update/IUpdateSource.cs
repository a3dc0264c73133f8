namespace Wuxi.Edge.Node.Update
{
    /// <summary>Where an image comes from. Errors are return values: nothing here throws. For one loop.</summary>
    public interface IUpdateSource
    {
        /// <summary>
        /// Begins to read at an offset. Takes at most 10 s, a handshake included; false when the server cannot be reached, is not
        /// trusted, or does not give the file from there on.
        /// </summary>
        bool Open(string url, int offset);

        /// <summary>Up to <paramref name="count"/> bytes that come next; 0 at the file's end, -1 when the connection is lost.</summary>
        int Read(byte[] into, int count);

        /// <summary>Lets go of the connection. Harmless when there is none.</summary>
        void Close();
    }
}
