using System.CommandLine;
using Wuxi.Edge.Cli.Install;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge flash</c>: nanoFramework's runtime and the program onto a board.</summary>
internal static class FlashCommand
{
    public static Command Create()
    {
        var board = new Option<string>("--board") { Description = "The board, a folder of hardware/boards, e.g. wuxi-node-1.", Required = true };
        var port = new Option<string>("--port") { Description = "Serial port that it is on, e.g. COM7 or /dev/ttyUSB0.", Required = true };
        var target = new Option<string?>("--target") { Description = "nanoFramework image; without it the board's usual one." };
        var runtime = new Option<FileInfo?>("--runtime") { Description = "nanoCLR.bin with the native drivers (firmware/native/interop/README.md); without it the image that nanoff fetches." };
        var image = new Option<FileInfo?>("--image") { Description = $"The program; without it {FlashPlan.DefaultImage}." };
        var erase = new Option<bool>("--erase") { Description = "Erase everything on the board first: for a new board. Settings and stored records are lost." };
        var node = new Option<DirectoryInfo?>("--node") { Description = "Folder that 'edge provision' has written: Wi-Fi, settings and certificates go onto the board too." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say which commands would be run." };
        var command = new Command("flash", "Put nanoFramework and the program onto a board, with nanoff.") { board, port, target, runtime, image, erase, node, dryRun };
        command.SetAction(result => new FlashRun(new ToolRunner(), File.Exists, Terminal.Out, Terminal.Error).Run(new FlashRequest(
            result.GetRequiredValue(board),
            result.GetRequiredValue(port),
            result.GetValue(target),
            result.GetValue(runtime)?.ToString(),
            result.GetValue(image)?.ToString() ?? FlashPlan.DefaultImage,
            result.GetValue(erase),
            result.GetValue(node)?.ToString(),
            result.GetValue(dryRun))));
        return command;
    }
}
