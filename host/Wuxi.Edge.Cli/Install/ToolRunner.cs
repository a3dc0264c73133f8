using System.ComponentModel;
using System.Diagnostics;

namespace Wuxi.Edge.Cli.Install;

/// <summary>Runs programs as child processes that share this terminal.</summary>
internal sealed class ToolRunner : IToolRunner
{
    private const int NoSuchFile = 2;

    public int? Run(ToolStep step)
    {
        var start = new ProcessStartInfo(step.Program) { UseShellExecute = false, WorkingDirectory = step.Folder };
        foreach (string argument in step.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception exception) when (exception.NativeErrorCode == NoSuchFile)
        {
            return null;
        }
    }
}
