namespace System.IO;

public sealed class FileInfo : FileSystemInfo
{
    public FileInfo(string fileName) => throw null;

    public override string Name => throw null;

    public long Length => throw null;

    public string DirectoryName => throw null;

    public DirectoryInfo Directory => throw null;

    public override bool Exists => throw null;

    public FileStream Create() => throw null;

    public override void Delete() => throw null;

    protected override void HandleRefreshError() => throw null;

    public override string ToString() => throw null;
}
