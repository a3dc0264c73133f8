using Microsoft.Playwright;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>The console in a real browser, on a real demo: broker, gateway and nodes in processes of their own.</summary>
public sealed class ConsoleTests : IAsyncLifetime
{
    private const float PatienceMs = ChromiumBrowser.PatienceMs;

    private readonly TemporaryFolder _folder = new();
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";
    private EdgeProcess? _demo;
    private ChromiumBrowser? _browser;

    public async Task InitializeAsync()
    {
        _demo = EdgeProcess.Start("demo", "--folder", _folder.Path, "--url", _url);
        await _demo.WaitForLineAsync(_url);
        _browser = await ChromiumBrowser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser!.DisposeAsync();
        await _demo!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Values_move_a_fire_raises_an_alarm_and_it_is_acknowledged()
    {
        IPage page = await _browser!.OpenAsync();

        // Live values: there are good ones, and they move.
        await page.GotoAsync(_url + "/points");
        ILocator values = page.Locator("td.value[data-testid^=value-]");
        await Assertions.Expect(page.Locator(".quality.good").First).ToBeVisibleAsync(Patience());
        string[] before = [.. await values.AllInnerTextsAsync()];
        await page.WaitForFunctionAsync(
            "before => [...document.querySelectorAll('td.value[data-testid^=value-]')].some((cell, i) => cell.innerText !== before[i])", before);
        await ChromiumBrowser.ShootAsync(page, "points");

        // The fire button raises the smoke; the siren sounds and the alarm is there.
        // Nothing is wrong: green.
        await page.GotoAsync(_url);
        await Assertions.Expect(page.Locator("[data-testid=output-tower-green][data-on='1']")).ToBeVisibleAsync(Patience());
        await ChromiumBrowser.ShootAsync(page, "overview");
        await page.GetByTestId("fire").ClickAsync();
        await Assertions.Expect(page.Locator("[data-testid=output-siren][data-on='1']")).ToBeVisibleAsync(Patience());
        await ChromiumBrowser.ShootAsync(page, "overview-fire");
        await page.GotoAsync(_url + "/alarms");
        ILocator acknowledge = page.Locator("[data-testid^=ack-]").First;
        await Assertions.Expect(acknowledge).ToBeVisibleAsync(Patience());
        string alarm = (await acknowledge.GetAttributeAsync("data-testid"))!["ack-".Length..];
        await ChromiumBrowser.ShootAsync(page, "alarms");
        await acknowledge.ClickAsync();
        await Assertions.Expect(page.GetByTestId("state-" + alarm)).ToContainTextAsync("已确认", new() { Timeout = PatienceMs });

        // The other pages, and the other language.
        await page.GotoAsync(_url + "/nodes");
        await Assertions.Expect(page.GetByTestId("node-N001")).ToContainTextAsync("在线", new() { Timeout = PatienceMs });
        await Assertions.Expect(page.GetByTestId("days-N001")).ToContainTextAsync("… ", new() { Timeout = PatienceMs });
        await ChromiumBrowser.ShootAsync(page, "nodes");
        await page.GotoAsync(_url + "/trend/A1/hall/smoke");
        await Assertions.Expect(page.Locator(".trend svg path").First).ToBeAttachedAsync(new() { Timeout = PatienceMs });
        await ChromiumBrowser.ShootAsync(page, "trend");
        await page.Locator("a.language").ClickAsync();
        await Assertions.Expect(page.Locator("nav")).ToContainTextAsync("Overview", new() { Timeout = PatienceMs });
        await page.GotoAsync(_url + "/");
        await ChromiumBrowser.ShootAsync(page, "overview-english");
    }

    private static LocatorAssertionsToBeVisibleOptions Patience() => new() { Timeout = PatienceMs };
}
