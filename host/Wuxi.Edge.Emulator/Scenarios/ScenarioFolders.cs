namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>Where the files that a scenario names are looked for. Immutable.</summary>
/// <param name="Base">Folder of the scenario file.</param>
/// <param name="Data">A further folder for recordings; null for none.</param>
public sealed record ScenarioFolders(string Base, string? Data)
{
    /// <summary>The text of a file that exists; null when it cannot be read, and then <paramref name="problem"/> says why.</summary>
    internal static string? ReadText(string path, out string problem)
    {
        try
        {
            problem = "";
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"found a file that cannot be read ({exception.Message}), expected one that can";
            return null;
        }
    }

    /// <summary>Path of a recording that exists, beside the scenario first; null when there is none.</summary>
    public string? FindRecording(string name)
    {
        string beside = Path.Combine(Base, name);
        if (File.Exists(beside))
        {
            return beside;
        }

        string? data = Data is null ? null : Path.Combine(Data, name);
        return data is not null && File.Exists(data) ? data : null;
    }
}
