namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>Where the files that a scenario names are looked for. Immutable.</summary>
/// <param name="Base">Folder of the scenario file.</param>
/// <param name="Data">A further folder for recordings; null for none.</param>
public sealed record ScenarioFolders(string Base, string? Data)
{
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
