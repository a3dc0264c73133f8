using Microsoft.Playwright;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>Debian's Chromium, with a Chinese reader before it.</summary>
internal sealed class ChromiumBrowser : IAsyncDisposable
{
    /// <summary>How long a test waits for what must appear, ms.</summary>
    public const float PatienceMs = 60_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ChromiumBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<ChromiumBrowser> StartAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new ChromiumBrowser(playwright, browser);
    }

    public async Task<IPage> OpenAsync()
    {
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = 1360, Height = 900 },
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(PatienceMs);
        return page;
    }

    /// <summary>Keeps a picture for people to look at; no test compares it.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        string folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
