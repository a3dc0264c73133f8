namespace Wuxi.Edge.Historian.Retention;

/// <summary>
/// A file of nothing, kept while the disk is getting full and given up when it is full: to give up readings takes some room itself, for the
/// shorter file and the database's log. Not thread safe.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="bytes">Its size.</param>
internal sealed class DiskReserve(string path, long bytes)
{
    private const int BlockBytes = 65_536;

    /// <summary>Makes the file when it is missing and the disk has plenty of room for it, and deletes it when there is no more need.</summary>
    /// <param name="freeBytes">Free space.</param>
    /// <param name="isTight">Whether the disk is getting full.</param>
    public void Keep(long freeBytes, bool isTight)
    {
        bool isThere = File.Exists(path);
        if (isThere && !isTight)
        {
            File.Delete(path);
        }
        else if (!isThere && isTight && freeBytes > 2 * bytes)
        {
            Write();
        }
    }

    /// <summary>Gives it up when less than its size is free.</summary>
    public void Release(long freeBytes)
    {
        if (freeBytes < bytes)
        {
            File.Delete(path);
        }
    }

    private void Write()
    {
        try
        {
            // Written and not only made long, so that it takes the room that it stands for.
            byte[] block = new byte[BlockBytes];
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
            for (long written = 0; written < bytes; written += block.Length)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Somebody else was quicker.
            File.Delete(path);
        }
    }
}
