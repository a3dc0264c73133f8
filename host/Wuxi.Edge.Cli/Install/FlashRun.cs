using System.Globalization;
using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.Cli.Install;

/// <summary>Carries out <c>edge flash</c>.</summary>
/// <param name="tools">Runs nanoff.</param>
/// <param name="fileExists">Whether a file is there; serial ports of Linux are files too.</param>
/// <param name="output">For what is done.</param>
/// <param name="error">For what went wrong.</param>
internal sealed class FlashRun(IToolRunner tools, Func<string, bool> fileExists, TextWriter output, TextWriter error)
{
    public int Run(FlashRequest request)
    {
        if (BoardCatalogue.Find(request.Board) is not { } board)
        {
            return CannotRun($"--board: there is no board '{request.Board}'; there are {string.Join(", ", BoardCatalogue.All.Select(known => known.Id))}");
        }

        if (request.Target is { } target && board.Targets.All(known => known.Name != target))
        {
            return CannotRun($"--target: '{target}' is no image for {board.Id}; there are {string.Join(", ", board.Targets.Select(known => $"{known.Name} ({known.Modules})"))}");
        }

        IReadOnlyList<ToolStep> steps = FlashPlan.Make(board, request);
        if (request.Runtime is null)
        {
            error.WriteLine("Note: the image that nanoff fetches has no native drivers, and the program wants them. Build one as firmware/native/interop/README.md says, and give it with --runtime nanoCLR.bin.");
        }

        if (request.DryRun)
        {
            foreach (ToolStep step in steps)
            {
                output.WriteLine(step);
            }

            return ExitCode.Ok;
        }

        return Missing(request) is { } missing ? CannotRun(missing) : RunAll(steps);
    }

    private int RunAll(IReadOnlyList<ToolStep> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{i + 1}/{steps.Count}] {steps[i].What}: {steps[i]}"));
            switch (tools.Run(steps[i]))
            {
                case 0:
                    break;
                case null:
                    return CannotRun($"""
                        {FlashPlan.Program} is not installed; it is what writes nanoFramework onto a board. Install it once:
                          1. the .NET SDK 8 or newer, as https://learn.microsoft.com/dotnet/core/install says
                          2. dotnet tool install -g nanoff --version "2.*"    (version 3 takes other words)
                          3. open a new terminal, so that it is found; nanoff --listports shows the board's port
                        Then run this again. What it would do: the same with --dry-run.
                        """);
                case int code:
                    error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                        Step {i + 1} of {steps.Count} ({steps[i].What}) ended with code {code}; what nanoff says about it stands above. Nothing after it was done.
                          - Is it the right port, and nothing else has it open (serial monitor, Visual Studio)? nanoff --listports
                          - "Permission denied" on Linux: sudo usermod -aG dialout $USER, then log in anew.
                          - The board does not answer: hold BOOT, press and release RESET, release BOOT, and run this again.
                        """));
                    return ExitCode.Failed;
            }
        }

        output.WriteLine("Done. The board starts anew and says what it does on its serial port, 115200 baud.");
        return ExitCode.Ok;
    }

    private string? Missing(FlashRequest request)
    {
        if (request.Port.StartsWith('/') && !fileExists(request.Port))
        {
            return $"--port: there is no {request.Port}; plug the board in, then: ls /dev/ttyUSB* /dev/ttyACM*";
        }

        if (!fileExists(request.Image))
        {
            return $"--image: there is no {request.Image}; build the firmware as firmware/projects/nano/README.md says, or say where the program is";
        }

        if (request.Runtime is { } runtime && !fileExists(runtime))
        {
            return $"--runtime: there is no {runtime}";
        }

        return request.Node is { } folder && !fileExists(Path.Combine(folder, ProvisionFiles.Deployment))
            ? $"--node: {folder} has no {ProvisionFiles.Deployment}; 'edge provision' writes it"
            : null;
    }

    private int CannotRun(string why)
    {
        error.WriteLine(why);
        return ExitCode.CannotRun;
    }
}
