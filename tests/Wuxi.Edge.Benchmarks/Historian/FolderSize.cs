namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>What the files of a folder take on disk.</summary>
internal static class FolderSize
{
    private const long BlockBytes = 4096;

    /// <summary>Bytes of all files in blocks of 4 KiB, as file systems give them out.</summary>
    public static long Of(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Sum(file => (new FileInfo(file).Length + BlockBytes - 1) / BlockBytes * BlockBytes);
}
