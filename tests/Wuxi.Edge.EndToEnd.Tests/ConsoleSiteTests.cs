using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>The console behind the gateway's server: made when it is first asked for, and no hindrance to a stop.</summary>
public sealed class ConsoleSiteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _host = $"127.0.0.1:{FreePort.Next()}";
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_made_when_first_asked_for_and_ends_with_the_gateway_while_a_page_is_open()
    {
        await using EdgeProcess gateway = EdgeProcess.Start(
            new Dictionary<string, string> { ["WUXI_EDGE_GPIO_FILE"] = _folder.File("gpio") },
            "gateway", Path.Combine(AppContext.BaseDirectory, "Ready", "demo.workshop.yaml"), "--data", _folder.File("data"),
            "--plain", "--broker", $"127.0.0.1:{FreePort.Next()}", "--url", $"http://{_host}");
        await gateway.WaitForLineAsync("console on");
        await gateway.WaitForLineAsync("History opened");

        using (HttpResponseMessage health = await GetWhenThereAsync("health"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            using JsonDocument report = JsonDocument.Parse(await health.Content.ReadAsStringAsync());
            Assert.Equal("not connected", report.RootElement.GetProperty("broker").GetString());
        }

        Assert.False(HasLoaded(gateway, "Radzen.Blazor.dll"));
        using (HttpResponseMessage other = await _client.PostAsync(new Uri($"http://{_host}/health"), null))
        {
            Assert.NotEqual("application/json", other.Content.Headers.ContentType?.MediaType);
        }

        using (HttpResponseMessage page = await _client.GetAsync(new Uri($"http://{_host}/")))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("<title>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.True(HasLoaded(gateway, "Radzen.Blazor.dll"));
        using (HttpResponseMessage choice = await _client.GetAsync(new Uri($"http://{_host}/language/en?back=/nodes")))
        {
            Assert.Equal((HttpStatusCode.Redirect, "/nodes"), (choice.StatusCode, choice.Headers.Location?.OriginalString));
        }

        using HttpResponseMessage negotiation = await _client.PostAsync(new Uri($"http://{_host}/_blazor/negotiate?negotiateVersion=1"), null);
        using JsonDocument answer = JsonDocument.Parse(await negotiation.Content.ReadAsStringAsync());
        using var circuit = new ClientWebSocket();
        await circuit.ConnectAsync(
            new Uri($"ws://{_host}/_blazor?id={answer.RootElement.GetProperty("connectionToken").GetString()}"), CancellationToken.None);

        int exitCode = await gateway.TerminateAsync();
        Assert.True(exitCode == 0, $"exit code {exitCode}:\n{gateway.Output}");
        Assert.DoesNotContain("fail:", gateway.Output, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetWhenThereAsync(string path)
    {
        using var patience = new CancellationTokenSource(EdgeProcess.Patience);
        while (true)
        {
            try
            {
                return await _client.GetAsync(new Uri($"http://{_host}/{path}"), patience.Token);
            }
            catch (HttpRequestException)
            {
                // The server listens a moment after the line that says so.
                await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
            }
        }
    }

    private static bool HasLoaded(EdgeProcess process, string file) =>
        File.ReadLines($"/proc/{process.Id}/maps").Any(line => line.EndsWith("/" + file, StringComparison.Ordinal));
}
