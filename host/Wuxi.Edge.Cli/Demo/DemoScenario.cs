using Wuxi.Edge.Emulator.Scenarios;

namespace Wuxi.Edge.Cli.Demo;

/// <summary>The scenario of a demo: the ready one, or as many of its nodes as were asked for.</summary>
internal static class DemoScenario
{
    /// <summary>Puts scenario and workshop file into a folder, so that a user can look at them; returns the scenario's path.</summary>
    public static string Write(DemoOptions options, string folder)
    {
        string ready = Path.Combine(AppContext.BaseDirectory, "Ready");
        Directory.CreateDirectory(folder);
        if (options.Nodes is { } nodes)
        {
            MultipliedScenario made = ScenarioMultiplier.MakeFromDemo(nodes);
            File.WriteAllText(Path.Combine(folder, made.WorkshopFile), made.WorkshopText);
            string file = Path.Combine(folder, "demo.scenario.yaml");
            File.WriteAllText(file, made.ScenarioText);
            return file;
        }

        foreach (string kind in new[] { "scenario", "workshop" })
        {
            string file = $"{options.Scenario}.{kind}.yaml";
            string source = Path.Combine(ready, file);
            if (!File.Exists(source))
            {
                throw new ArgumentException($"there is no ready scenario '{options.Scenario}'");
            }

            File.Copy(source, Path.Combine(folder, file), overwrite: true);
        }

        return Path.Combine(folder, options.Scenario + ".scenario.yaml");
    }
}
