using System.Diagnostics;
using Wuxi.Edge.Crash.Disk;
using Wuxi.Edge.Crash.Running;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Crash.Tests;

/// <summary>Whatever a process does to its files is recorded: the folder rebuilt from the journal is the real one.</summary>
public sealed class ShimTests : IDisposable
{
    private const int Killed = 137;

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public ShimTests()
    {
        _data = _folder.File("data");
        Directory.CreateDirectory(_data);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_calls_on_files_are_recorded()
    {
        DiskModel model = Exercise("all", -1);

        Assert.Equal(["a", "copied", "inner", "trailing"], model.Root.Live.Keys);
        Assert.Equal(["b", "moved"], ((DiskFolder)model.Root.Live["inner"]).Live.Keys);
        Assert.Equal(["b"], ((DiskFolder)model.Root.Live["inner"]).Durable.Keys);
        Assert.Equal("anew"u8, ((DiskFile)model.Root.Live["a"]).Durable.Span);
    }

    [Fact]
    public void A_full_disk_takes_what_fits_and_overwriting()
    {
        DiskModel model = Exercise("fill", 1000);

        Assert.Equal(1000, ((DiskFile)model.Root.Live["full"]).Live.Length);
        Assert.True(model.Refused > 0);
    }

    [Fact]
    public void What_escapes_the_shim_is_noticed()
    {
        Exercise("all", -1);
        File.AppendAllText(Path.Combine(_data, "a"), "!");

        InvalidDataException thrown = Assert.Throws<InvalidDataException>(
            () => Recorder.TakeUp(new DiskModel(_data), _folder.File("journal"), _data, [], _ => { }));
        Assert.Contains("did not see everything", thrown.Message, StringComparison.Ordinal);
    }

    private DiskModel Exercise(string what, long room)
    {
        using var control = new DiskControl(_folder.File("disk"));
        control.Limit(room);
        string program = _folder.File("exercise");
        Assert.Equal((0, ""), Run("gcc", [], "-std=gnu17", "-Wall", "-Wextra", "-Werror", "-o", program, Path.Combine(Repository.Root, "tests", "Wuxi.Edge.Crash.Tests", "exercise.c")));
        var environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = ShimLibrary.Build(_folder.Path),
            ["WUXI_CRASH_FOLDER"] = _data,
            ["WUXI_CRASH_JOURNAL"] = _folder.File("journal"),
            ["WUXI_CRASH_CONTROL"] = control.Path,
        };
        Assert.Equal((Killed, ""), Run(program, environment, _data, what));
        var model = new DiskModel(_data);
        Recorder.TakeUp(model, _folder.File("journal"), _data, [], _ => { });
        return model;
    }

    private static (int ExitCode, string Errors) Run(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
