using Microsoft.Playwright;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>The console in a real browser, on a real demo: broker, gateway and nodes in processes of their own.</summary>
public sealed class ConsoleTests : IAsyncLifetime
{
    private const float PatienceMs = 60_000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";
    private EdgeProcess? _demo;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _demo = EdgeProcess.Start("demo", "--folder", _folder.Path, "--url", _url);
        await _demo.WaitForLineAsync(_url);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
        await _demo!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Values_move_a_fire_raises_an_alarm_and_it_is_acknowledged()
    {
        await using IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = 1360, Height = 900 },
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(PatienceMs);

        // Live values: there are good ones, and they move.
        await page.GotoAsync(_url + "/points");
        ILocator values = page.Locator("td.value[data-testid^=value-]");
        await Assertions.Expect(page.Locator(".quality.good").First).ToBeVisibleAsync(Patience());
        string[] before = [.. await values.AllInnerTextsAsync()];
        await page.WaitForFunctionAsync(
            "before => [...document.querySelectorAll('td.value[data-testid^=value-]')].some((cell, i) => cell.innerText !== before[i])", before);
        await ShootAsync(page, "points");

        // The fire button raises the smoke; the siren sounds and the alarm is there.
        await page.GotoAsync(_url);
        await page.GetByTestId("fire").ClickAsync();
        await Assertions.Expect(page.Locator("[data-testid=output-siren][data-on='1']")).ToBeVisibleAsync(Patience());
        await ShootAsync(page, "overview-fire");
        await page.GotoAsync(_url + "/alarms");
        ILocator acknowledge = page.Locator("[data-testid^=ack-]").First;
        await Assertions.Expect(acknowledge).ToBeVisibleAsync(Patience());
        string alarm = (await acknowledge.GetAttributeAsync("data-testid"))!["ack-".Length..];
        await ShootAsync(page, "alarms");
        await acknowledge.ClickAsync();
        await Assertions.Expect(page.GetByTestId("state-" + alarm)).ToContainTextAsync("已确认", new() { Timeout = PatienceMs });

        // The other pages, and the other language.
        await page.GotoAsync(_url + "/nodes");
        await Assertions.Expect(page.GetByTestId("node-N001")).ToContainTextAsync("在线", new() { Timeout = PatienceMs });
        await ShootAsync(page, "nodes");
        await page.GotoAsync(_url + "/trend/A1/hall/smoke");
        await Assertions.Expect(page.Locator(".trend svg path").First).ToBeAttachedAsync(new() { Timeout = PatienceMs });
        await ShootAsync(page, "trend");
        await page.Locator("a.language").ClickAsync();
        await Assertions.Expect(page.Locator("nav")).ToContainTextAsync("Overview", new() { Timeout = PatienceMs });
        await page.GotoAsync(_url + "/");
        await ShootAsync(page, "overview-english");
    }

    private static LocatorAssertionsToBeVisibleOptions Patience() => new() { Timeout = PatienceMs };

    // Looked at by people; not compared by the test.
    private static async Task ShootAsync(IPage page, string name)
    {
        string folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
