namespace Wuxi.Edge.Ingest.Tests;

/// <summary>A test against a real broker; skipped, and said so, where Mosquitto is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MosquittoFactAttribute : FactAttribute
{
    public MosquittoFactAttribute()
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':'), "/usr/sbin"];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "mosquitto"))))
        {
            Skip = "Mosquitto is not installed (apt-get install mosquitto)";
        }
    }
}
