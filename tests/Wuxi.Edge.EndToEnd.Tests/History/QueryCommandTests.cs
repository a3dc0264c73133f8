using System.Globalization;
using System.Text;
using System.Text.Json;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli.Commands;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests.History;

/// <summary><c>edge query</c> beside a gateway that has the history open: what it prints and how it ends.</summary>
public class QueryCommandTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Repository.Cases("query"), "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_prints_what_the_case_says(string name)
    {
        string expected = await File.ReadAllTextAsync(Path.Combine(Repository.Cases("query"), name));
        using var history = new SmallHistory();
        string command = expected.Split('\n')[0];
        (int code, string output, string errors) = await RunAsync([.. command["$ edge query ".Length..].Split(' '), "--data", history.Folder]);
        string actual = $"{command}\n{output}{string.Concat(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"! {line}\n"))}exit {code}\n";
        Assert.Equal(expected, actual.Replace(history.Folder, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_value_comes_back_by_its_bits_from_csv_and_json()
    {
        using var history = new SmallHistory();
        using HistoryView view = HistoryView.Open(history.Folder, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        PointValue[] expected = [.. view.PointIds.SelectMany(id => view.Query.ReadRange(id, long.MinValue, long.MaxValue)).Select(reading => reading.Value)];
        string lines = (await RunAsync(["--all", "--json", "--data", history.Folder])).Output;
        PointValue[] read = [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task Another_process_reads_beside_the_gateway_and_leaves_no_trace()
    {
        using var history = new SmallHistory();
        string[] before = [.. Directory.GetFileSystemEntries(history.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        await using EdgeProcess edge = EdgeProcess.Start("query", "--all", "--data", history.Folder, "--format", "table");
        await edge.WaitForLineAsync("停机");
        Assert.Equal(0, await edge.WaitForExitAsync());
        await using EdgeProcess check = EdgeProcess.Start("history", "check", history.Folder);
        await check.WaitForLineAsync("good. 1 segments, 1 batches");
        Assert.Equal(0, await check.WaitForExitAsync());
        Assert.Equal(before, Directory.GetFileSystemEntries(history.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_is_left_out_and_said()
    {
        using var history = new SmallHistory();
        string segment = Assert.Single(Directory.GetFiles(Path.Combine(history.Folder, "segments")));
        File.Delete(segment);
        (int code, string output, string errors) = await RunAsync(["A1/press-1/energy", "--data", history.Folder]);
        Assert.Equal(1, code);
        Assert.Equal(5, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(segment + ": left out", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checked_backed_up_restored_and_compacted_it_is_the_same()
    {
        using var history = new SmallHistory();
        string backup = history.Folder + "-backup";
        string restored = history.Folder + "-restored";
        try
        {
            string before = (await RunAsync(["--all", "--data", history.Folder])).Output;
            var output = new StringWriter();
            Assert.Equal(0, HistoryCommand.Check(history.Folder, false, output, output, default));
            Assert.Equal(0, HistoryCommand.Backup(history.Folder, backup, false, output, output, default));
            Assert.Equal(2, HistoryCommand.Backup(history.Folder, backup, false, output, output, default));
            Assert.Equal(2, HistoryCommand.Compact(history.Folder, output, output, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
            Assert.Equal(0, HistoryCommand.Restore(backup, restored, true, output, output, default));
            Assert.Equal(0, HistoryCommand.Compact(restored, output, output, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
            Assert.Equal(before, (await RunAsync(["--all", "--data", restored])).Output);
            string text = output.ToString();
            Assert.Contains("good. 1 segments, 1 batches, 12 records, 60 readings kept", text, StringComparison.Ordinal);
            Assert.Contains("backed up and read again", text, StringComparison.Ordinal);
            Assert.Contains("exists", text, StringComparison.Ordinal);
            Assert.Contains("another gateway", text, StringComparison.Ordinal);
            Assert.Contains("\"records\":12,\"readings\":60", text, StringComparison.Ordinal);

            string segment = Directory.GetFiles(Path.Combine(restored, "segments"))[0];
            byte[] bytes = File.ReadAllBytes(segment);
            bytes[20] ^= 1;
            File.WriteAllBytes(segment, bytes);
            output = new StringWriter();
            Assert.Equal(1, HistoryCommand.Check(restored, false, output, output, default));
            Assert.StartsWith($"{segment}, byte ", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("expected what was written", output.ToString(), StringComparison.Ordinal);
            Assert.Equal(2, HistoryCommand.Check(Path.Combine(restored, "segments"), false, output, output, default));
        }
        finally
        {
            Directory.Delete(backup, recursive: true);
            Directory.Delete(restored, recursive: true);
        }
    }

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments)
    {
        var output = new MemoryStream();
        var errors = new StringWriter();
        var parsed = QueryCommand.Create(() => output, errors).Parse(arguments);
        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
        {
            errors.WriteLine(error.Message);
        }

        int code = parsed.Errors.Count > 0 ? 1 : await parsed.InvokeAsync();
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static PointValue Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        JsonElement value = json.RootElement.GetProperty("value");
        string raw = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return json.RootElement.GetProperty("type").GetString() switch
        {
            "float" => PointValue.FromFloat(float.Parse(raw, CultureInfo.InvariantCulture)),
            "double" => PointValue.FromDouble(double.Parse(raw, CultureInfo.InvariantCulture)),
            "int64" => PointValue.FromInt64(long.Parse(raw, CultureInfo.InvariantCulture)),
            "boolean" => PointValue.FromBoolean(raw == "true"),
            "text" => PointValue.FromText(raw),
            _ => default,
        };
    }
}
