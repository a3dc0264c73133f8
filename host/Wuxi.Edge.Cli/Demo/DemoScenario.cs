namespace Wuxi.Edge.Cli.Demo;

/// <summary>The scenario of a demo: the ready one, or as many of its nodes as were asked for.</summary>
internal static class DemoScenario
{
    /// <summary>Puts scenario and workshop file into a folder, so that a user can look at them; returns the scenario's path.</summary>
    public static string Write(DemoOptions options, string folder)
    {
        string ready = Path.Combine(AppContext.BaseDirectory, "Ready");
        Directory.CreateDirectory(folder);
        string scenario = Path.Combine(folder, "demo.scenario.yaml");
        string workshop = Path.Combine(folder, "demo.workshop.yaml");
        File.Copy(Path.Combine(ready, "demo.scenario.yaml"), scenario, overwrite: true);
        File.Copy(Path.Combine(ready, "demo.workshop.yaml"), workshop, overwrite: true);
        return scenario;
    }
}
