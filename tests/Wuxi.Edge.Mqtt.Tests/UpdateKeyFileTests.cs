using System.Runtime.Versioning;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>A node's key for updates: made once, its owner's alone, and read only for its node.</summary>
[SupportedOSPlatform("linux")]
public sealed class UpdateKeyFileTests : IDisposable
{
    private readonly Wuxi.Edge.Testing.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once()
    {
        string path = UpdateKeyFile.OpenOrCreate(_folder.File("certificates"), "N001");
        byte[] key = UpdateKeyFile.Read(path, "N001");
        Assert.Equal(UpdateKeyFile.KeyBytes, key.Length);
        Assert.Equal(path, UpdateKeyFile.OpenOrCreate(_folder.File("certificates"), "N001"));
        Assert.Equal(key, UpdateKeyFile.Read(path, "N001"));
        Assert.NotEqual(key, UpdateKeyFile.Read(UpdateKeyFile.OpenOrCreate(_folder.File("certificates"), "N002"), "N002"));
        Assert.Equal("N001.update.key", Path.GetFileName(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Another_nodes_key_and_what_is_none_are_refused()
    {
        string path = UpdateKeyFile.OpenOrCreate(_folder.Path, "N001");
        Assert.Contains("found the key of N001", Assert.Throws<InvalidDataException>(() => UpdateKeyFile.Read(path, "N002")).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "N001 abc\n");
        Assert.Contains("found no key", Assert.Throws<InvalidDataException>(() => UpdateKeyFile.Read(path, "N001")).Message, StringComparison.Ordinal);
    }
}
