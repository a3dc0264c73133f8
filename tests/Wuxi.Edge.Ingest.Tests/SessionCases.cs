using Wuxi.Edge.Ingest.Tests.Scripts;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>Each folder of tests/cases/ingest is a script of messages with all that the host must do about them.</summary>
public class SessionCases
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Repository.Cases("ingest")).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Does_what_is_expected(string name)
    {
        string folder = Path.Combine(Repository.Cases("ingest"), name);
        string trace = ScriptRunner.Play(File.ReadAllText(Path.Combine(folder, "session.txt")).TrimEnd());
        string expected = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("WUXI_WRITE_EXPECTED") is not null)
        {
            // For a new case: what is written must be read by a person before it is kept.
            File.WriteAllText(expected, trace);
        }

        Assert.Equal(File.ReadAllText(expected), trace);
    }
}
