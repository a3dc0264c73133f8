namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// The few things the record store asks of a file system: files that only grow, in one folder of their own. Names are short
    /// (at most 16 ASCII letters and digits). Errors are return values: nothing here throws. For one loop.
    /// </summary>
    public interface IStoreFiles
    {
        /// <summary>Names of all files; null when the file system cannot be used.</summary>
        string[] List();

        /// <summary>Length of a file, bytes; -1 when it is not there or cannot be asked.</summary>
        int Length(string name);

        /// <summary>Reads up to <paramref name="count"/> bytes; returns how many there were, -1 when the file cannot be read.</summary>
        int ReadAt(string name, int position, byte[] into, int offset, int count);

        /// <summary>
        /// Adds bytes to the end of a file, which is made when it is not there. A power cut before <see cref="Flush"/> may leave
        /// any part of them, or anything at all in their place; it leaves alone what was flushed before. False: it did not work, and
        /// how much was added is unknown.
        /// </summary>
        bool Append(string name, byte[] bytes, int offset, int count);

        /// <summary>When it returns true, all that was appended to the file survives a power cut.</summary>
        bool Flush(string name);

        /// <summary>Deletes a file; true also when there was none. A power cut leaves all of it or nothing.</summary>
        bool Delete(string name);
    }
}
