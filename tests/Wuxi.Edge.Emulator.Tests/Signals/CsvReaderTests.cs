using Wuxi.Edge.Emulator.Signals.Recordings;

namespace Wuxi.Edge.Emulator.Tests.Signals;

public class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4", ',', "a|b", "1|2", "3|4")]
    [InlineData("a;b\r\n1;2\r\n", ';', "a|b", "1|2")]
    [InlineData("a\tb\r1\t2", '\t', "a|b", "1|2")]
    [InlineData("\uFEFF\"a\",\"b,c\"\n\"1\",\"say \"\"2\"\"\"\n", ',', "a|b,c", "1|say \"2\"")]
    [InlineData("a,b\n\n# note, with, commas\n 1 , \"x\ny\" \n", ',', "a|b", "1|x\ny")]
    [InlineData("# first; second; third\na,b;c\n1,2", ',', "a|b;c", "1|2")]
    [InlineData("a,b\n1\n1,2,3\n,\n\"\",\n", ',', "a|b", "1", "1|2|3", "|", "|")]
    [InlineData("a\n1\n\"\"\n2", ',', "a", "1", "", "2")]
    [InlineData("a,b\n1,\"open", ',', "a|b", "1|open")]
    public void Reads_cells(string text, char separator, string header, params string[] rows)
    {
        CsvTable table = CsvReader.Read(text);
        Assert.Equal(separator, table.Separator);
        Assert.Equal(header, string.Join('|', table.Columns));
        Assert.Equal(rows, table.Rows.Select(row => string.Join('|', row.Cells)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing\n")]
    public void A_file_of_nothing_has_no_columns(string text)
    {
        Assert.Empty(CsvReader.Read(text).Columns);
        Assert.Empty(CsvReader.Read(text).Rows);
    }

    [Fact]
    public void Says_on_which_line_a_row_begins()
    {
        Assert.Equal([2, 5, 7], CsvReader.Read("a,b\n1,\"x\ny\"\n\n2,3\n# note\n4,5").Rows.Select(row => row.Line));
    }

    [Fact]
    public void Counts_columns_from_the_second_cell_when_every_row_has_a_name_in_front()
    {
        // As written by R: header of 2, rows of 3.
        CsvTable table = CsvReader.Read("\"date\",\"CO2\"\n\"140\",\"2015-02-02 14:19:00\",749.2\n");
        Assert.Equal("749.2", table.Cell(table.Rows[0].Cells, 1));
    }
}
