using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.Cli.Install;

/// <summary>
/// The calls of nanoff (2.x; its options are those of its README) that bring runtime, program and a node's files onto a board. Pure.
/// </summary>
internal static class FlashPlan
{
    public const string Program = "nanoff";

    /// <summary>The program, where the build of the firmware leaves it (firmware/projects/nano/README.md).</summary>
    public const string DefaultImage = "firmware/projects/nano/Wuxi.Edge.Node.Device/bin/Release/Wuxi.Edge.Node.Device.bin";

    public static IReadOnlyList<ToolStep> Make(BoardDefinition board, FlashRequest request)
    {
        string target = request.Target ?? board.Targets[0].Name;
        List<string> update = ["--update", "--target", target, "--serialport", request.Port];
        if (request.Erase)
        {
            update.Add("--masserase");
        }

        if (request.Runtime is { } runtime)
        {
            update.AddRange(["--clrfile", runtime]);
        }

        var steps = new List<ToolStep>
        {
            new("runtime", Program, update),
            new("program", Program, ["--target", target, "--serialport", request.Port, "--deploy", "--image", request.Image]),
        };
        return request.Node is { } folder ? [.. steps, .. NodeSteps(folder, request.Port)] : steps;
    }

    /// <summary>Those that put what <c>edge provision</c> has written onto the board.</summary>
    public static IReadOnlyList<ToolStep> NodeSteps(string folder, string port) =>
    [
        new("Wi-Fi", Program, ["--serialport", port, "--networkdeployment", ProvisionFiles.Wifi], folder),
        new("settings and certificates", Program, ["--serialport", port, "--filedeployment", ProvisionFiles.Deployment], folder),
    ];
}
