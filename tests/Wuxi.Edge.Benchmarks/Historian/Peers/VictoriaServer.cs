using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Historian.Peers;

/// <summary>The process of VictoriaMetrics, its folder, and requests to it. Not thread safe. Disposing of it kills it, by its id, and deletes the folder.</summary>
internal sealed class VictoriaServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>It keeps what is new in memory for so long before it becomes a file.</summary>
    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-bench-").FullName;
    private readonly HttpClient _client;
    private readonly Process _process;

    public VictoriaServer()
    {
        int port = FreePort.Next();
        _client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        var start = new ProcessStartInfo(Program!) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-storageDataPath=" + _folder);
        start.ArgumentList.Add("-retentionPeriod=100y");
        start.ArgumentList.Add("-loggerLevel=ERROR");
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"-httpListenAddr=127.0.0.1:{port}"));
        _process = Process.Start(start)!;
        // Read and dropped: a full pipe would hold it up.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Wait(IsUp, "it does not answer");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The program on PATH; null when it is not installed (Debian package victoria-metrics).</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, "victoria-metrics")).FirstOrDefault(File.Exists);

    /// <summary>Asks, and reads the whole answer.</summary>
    public byte[] Get(string pathAndQuery) => Send(new HttpRequestMessage(HttpMethod.Get, pathAndQuery));

    /// <summary>Sends lines.</summary>
    public void Post(string path, string lines) => Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(lines) });

    /// <summary>Brings all to disk and merges it, as far as it goes.</summary>
    /// <exception cref="InvalidOperationException">It has not taken all of the readings.</exception>
    public void Compact(long readings)
    {
        Get("/internal/force_flush");
        Pause(FlushTime);
        Get("/internal/force_merge");
        Pause(FlushTime);
        Wait(() => Metric("vm_active_merges") == 0, "it goes on merging");
        if (Metric("vm_rows_inserted_total") is var taken && taken != readings)
        {
            throw new InvalidOperationException($"victoria-metrics took {taken} of {readings} readings");
        }
    }

    /// <summary>Stops it; bytes of data and index.</summary>
    public long StopAndMeasure()
    {
        Stop();
        return FolderSize.Of(Path.Combine(_folder, "data")) + FolderSize.Of(Path.Combine(_folder, "indexdb"));
    }

    public void Dispose()
    {
        Stop();
        _client.Dispose();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Wait(Func<bool> isSo, string otherwise)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException("victoria-metrics: " + otherwise);
            }

            Pause(LookPeriod);
        }
    }

    private void Pause(TimeSpan time)
    {
        if (_process.WaitForExit(time))
        {
            throw new InvalidOperationException($"victoria-metrics ended with {_process.ExitCode}");
        }
    }

    private void Stop()
    {
        if (!_process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }

        _process.WaitForExit();
    }

    private bool IsUp()
    {
        try
        {
            Get("/health");
            return true;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return false;
        }
    }

    /// <summary>Sum of a metric over its labels.</summary>
    private double Metric(string name) => Encoding.UTF8.GetString(Get("/metrics")).Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private byte[] Send(HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage response = _client.Send(request);
            response.EnsureSuccessStatusCode();
            using Stream content = response.Content.ReadAsStream();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
