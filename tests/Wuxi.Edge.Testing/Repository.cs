namespace Wuxi.Edge.Testing;

/// <summary>Where the files of the repository are, for tests that read cases.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Wuxi.Edge.sln</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests do not run from a build of the repository.</exception>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder of <c>tests/cases</c>.</summary>
    public static string Cases(string area) => Path.Combine(Root, "tests", "cases", area);

    /// <summary>
    /// The folder of real measurements that may stand beside the repository; null where it does not. They are not ours to
    /// ship, so tests that replay them are skipped without it.
    /// </summary>
    public static string? MeasuredData
    {
        get
        {
            string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));
            return Directory.Exists(path) ? path : null;
        }
    }

    /// <summary>Why a test cannot replay the measurements of a folder, for people; null when they are there.</summary>
    public static string? WhyNotMeasured(string folder) =>
        MeasuredData is null || !Directory.Exists(Path.Combine(MeasuredData, folder))
            ? $"the folder {Path.Combine("../shared/data", folder)} with recorded measurements is not beside the repository"
            : null;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wuxi.Edge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds Wuxi.Edge.sln");
    }
}
