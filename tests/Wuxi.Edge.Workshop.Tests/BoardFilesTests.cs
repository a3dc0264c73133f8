using System.Xml.Linq;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop.Boards;
using Wuxi.Edge.Workshop.Boards.Output;

namespace Wuxi.Edge.Workshop.Tests;

/// <summary>What is made from the boards: the checked-in files are those that would be made now, and say what they must.</summary>
public class BoardFilesTests
{
    public static TheoryData<string> Boards => [.. BoardCatalogue.All.Select(board => board.Id)];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Diagram_and_bill_are_up_to_date(string id) => Assert.All(
        BoardFiles.Of(BoardCatalogue.Find(id)!),
        file => Assert.True(BoardFiles.IsCurrent(Repository.Root, file), $"{file.Path} is not what board.yaml says; './edge board --write' mends it"));

    [Fact]
    public void The_pin_table_is_up_to_date()
    {
        BoardFile file = BoardFiles.PinTableOf(BoardCatalogue.All);
        Assert.True(BoardFiles.IsCurrent(Repository.Root, file), $"{file.Path} is not what the boards say; './edge board --write' mends it");
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_diagram_names_every_terminal_clamp_and_pin(string id)
    {
        BoardDefinition board = BoardCatalogue.Find(id)!;
        XNamespace svg = "http://www.w3.org/2000/svg";
        string[] words = [.. XDocument.Parse(WiringDiagram.Draw(board)).Descendants(svg + "text").Select(text => text.Value)];
        Assert.All(board.Terminals, terminal => Assert.Contains($"{terminal.Block}  {terminal.Name}", words));
        Assert.All(board.Terminals.SelectMany(terminal => terminal.Clamps), clamp => Assert.Contains(clamp, words));
        string all = string.Join('\n', words);
        Assert.All(board.Uarts, uart => Assert.Contains($"TX {uart.Tx}, RX {uart.Rx}", all, StringComparison.Ordinal));
        Assert.All(board.Relays, relay => Assert.Contains($"GPIO {relay.Pin}", all, StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_with_a_comma_or_a_quote_is_quoted()
    {
        BoardDefinition board = BoardCatalogue.Find("wuxi-node-1")! with { Materials = [new BoardMaterial("R1, R2", 2, "150 \"precise\"", "", "plain")] };
        Assert.Equal("ref,qty,part,maker,note\n\"R1, R2\",2,\"150 \"\"precise\"\"\",,plain\n", BillOfMaterials.Write(board));
    }

    [Fact]
    public void An_image_is_of_its_chips_development_board()
    {
        string table = PinTable.Write(BoardCatalogue.All);
        int target = table.IndexOf("\"ESP32_S3_OCTAL\"", StringComparison.Ordinal);
        Assert.StartsWith("return \"esp32-s3-devkit\";", table[table.IndexOf("return", target, StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
