using System.Globalization;
using Wuxi.Edge.Crash.Disk;
using Wuxi.Edge.Crash.Running;

var options = new CrashOptions();
var settings = new Dictionary<string, string>(options.Settings);
for (int i = 0; i < args.Length; i += 2)
{
    string value = i + 1 < args.Length ? args[i + 1] : "";
    bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
    switch (args[i])
    {
        case "--rounds" when isNumber:
            options = options with { Rounds = number };
            break;
        case "--seed" when isNumber:
            options = options with { Seed = number };
            break;
        case "--nodes" when isNumber && number is >= 1 and <= 99:
            options = options with { Nodes = number };
            break;
        case "--rate" when isNumber && number is >= 1 and <= 150:
            options = options with { Rate = number };
            break;
        case "--cuts" when isNumber:
            options = options with { OtherCuts = number };
            break;
        case "--cut-every" when isNumber:
            options = options with { CutEvery = number };
            break;
        case "--sync-ms" when isNumber:
            options = options with { SyncMs = [number] };
            break;
        case "--lie" when Enum.TryParse(value, ignoreCase: true, out Lie lie):
            options = options with { Lie = lie };
            break;
        case "--set" when value.IndexOf('=', StringComparison.Ordinal) is > 0 and var at:
            settings[value[..at].Replace(":", "__", StringComparison.Ordinal)] = value[(at + 1)..];
            break;
        case "--tool" when File.Exists(value):
            options = options with { Tool = Path.GetFullPath(value) };
            break;
        case "--folder" when value.Length > 0:
            options = options with { Folder = value };
            break;
        default:
            Console.Error.WriteLine($"found '{args[i]} {value}', expected --rounds N, --seed N, --nodes 1..99, --rate 1..150, --cuts N, --cut-every N, --sync-ms N, --lie none|log|files|folders, --set Section:Key=VALUE, --tool edge.dll or --folder PATH");
            return 2;
    }
}

options = options with { Settings = settings };
string folder = options.Folder ?? Directory.CreateTempSubdirectory("wuxi-edge-crash-").FullName;
if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
{
    Console.Error.WriteLine($"{folder} is not empty; name another folder");
    return 2;
}

Directory.CreateDirectory(folder);
CrashCounts counts = await CrashRun.RunAsync(options, Path.GetFullPath(folder), Console.Out, CancellationToken.None);
CrashTable.Write(Console.Out, counts);
if (options.Folder is null && counts.IsGood)
{
    Directory.Delete(folder, recursive: true);
}

return counts.IsGood ? 0 : 1;
