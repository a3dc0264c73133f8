namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>A test with a real broker; it is skipped where Mosquitto is not installed.</summary>
public sealed class MosquittoFactAttribute : FactAttribute
{
    private static readonly string[] Places =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/local/sbin"];

    public MosquittoFactAttribute() =>
        Skip = Places.Any(folder => File.Exists(Path.Combine(folder, "mosquitto"))) ? null : "Mosquitto is not installed";
}
