namespace Wuxi.Edge.Testing;

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

    /// <summary>There is no broker on this machine.</summary>
    public static bool IsMissing => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/usr/local/sbin")
        .Any(folder => File.Exists(Path.Combine(folder, "mosquitto")));
}
