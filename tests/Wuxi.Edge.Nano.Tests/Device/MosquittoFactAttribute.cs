namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>A test against a real broker; skipped, and said so, where Mosquitto is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MosquittoFactAttribute : FactAttribute
{
    public MosquittoFactAttribute()
    {
        if (IsMissing)
        {
            Skip = "Mosquitto is not installed (apt-get install mosquitto)";
        }
    }

    public static bool IsMissing => !(Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Append("/usr/sbin")
        .Any(folder => File.Exists(Path.Combine(folder, "mosquitto")));
}
