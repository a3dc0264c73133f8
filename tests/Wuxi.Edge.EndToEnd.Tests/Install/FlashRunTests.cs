using Wuxi.Edge.Cli.Install;
using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.EndToEnd.Tests.Install;

/// <summary><c>edge flash</c> with a nanoff of the test's own.</summary>
public class FlashRunTests
{
    private static readonly FlashRequest Usual = new("esp32-s3-devkit", "COM7", null, "nanoCLR.bin", "node.bin", false, null, false);

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void Runtime_and_program_are_written_in_this_order()
    {
        var tools = new FakeTools(0, 0);
        Assert.Equal(0, Run(tools, Usual));
        Assert.Equal(
            [
                "nanoff --update --target ESP32_S3_OCTAL --serialport COM7 --clrfile nanoCLR.bin",
                "nanoff --target ESP32_S3_OCTAL --serialport COM7 --deploy --image node.bin",
            ],
            tools.Steps.Select(step => step.ToString()));
        Assert.Contains("Done.", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void A_new_board_is_erased_and_gets_the_files_of_its_node()
    {
        var tools = new FakeTools(0, 0, 0, 0);
        Assert.Equal(0, Run(tools, Usual with { Target = "ESP32_S3_QUAD", Erase = true, Runtime = null, Node = "out/N 1" }));
        Assert.Equal("--update --target ESP32_S3_QUAD --serialport COM7 --masserase", string.Join(' ', tools.Steps[0].Arguments));
        Assert.Equal(("out/N 1", "--serialport COM7 --networkdeployment wifi.json"), (tools.Steps[2].Folder, string.Join(' ', tools.Steps[2].Arguments)));
        Assert.Equal(("out/N 1", "--serialport COM7 --filedeployment deploy.json"), (tools.Steps[3].Folder, string.Join(' ', tools.Steps[3].Arguments)));
        Assert.Contains("no native drivers", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_only_tells()
    {
        var tools = new FakeTools();
        Assert.Equal(0, Run(tools, Usual with { DryRun = true, Image = "not there" }, nothingThere: true));
        Assert.Empty(tools.Steps);
        Assert.Equal(2, _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("--image \"not there\"", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_nanoff_it_says_what_to_install()
    {
        Assert.Equal(2, Run(new FakeTools((int?)null), Usual));
        Assert.Contains("dotnet tool install -g nanoff --version \"2.*\"", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_ends_it_and_names_the_step()
    {
        var tools = new FakeTools(0, 9);
        Assert.Equal(1, Run(tools, Usual with { Node = "out" }));
        Assert.Equal(2, tools.Steps.Count);
        Assert.Contains("Step 2 of 4 (program) ended with code 9", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Done.", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uno", "COM7", null, "there are esp32-c3-devkit, esp32-devkit, esp32-s3-devkit, wuxi-node-1")]
    [InlineData("esp32-s3-devkit", "COM7", "ESP32_C3", "there are ESP32_S3_OCTAL (N8R8, N16R8), ESP32_S3_QUAD (N8)")]
    [InlineData("esp32-s3-devkit", "/dev/ttyUSB9", null, "there is no /dev/ttyUSB9; plug the board in")]
    [InlineData("esp32-s3-devkit", "COM7", null, "there is no node.bin; build the firmware")]
    public void What_is_missing_is_said_before_anything_is_done(string board, string port, string? target, string says)
    {
        var tools = new FakeTools();
        Assert.Equal(2, Run(tools, Usual with { Board = board, Port = port, Target = target }, nothingThere: true));
        Assert.Empty(tools.Steps);
        Assert.Contains(says, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_there_is_told_from_one_that_fails()
    {
        var runner = new ToolRunner();
        Assert.Null(runner.Run(new ToolStep("", "no-such-program-of-anybody", [])));
        Assert.Equal(3, runner.Run(new ToolStep("", "sh", ["-c", "exit 3"], Path.GetTempPath())));
    }

    [Fact]
    public void Every_board_has_an_image() => Assert.All(
        BoardCatalogue.All, board => Assert.Equal(0, Run(new FakeTools(), Usual with { Board = board.Id, DryRun = true })));

    private int Run(FakeTools tools, FlashRequest request, bool nothingThere = false) =>
        new FlashRun(tools, _ => !nothingThere, _output, _error).Run(request);
}
