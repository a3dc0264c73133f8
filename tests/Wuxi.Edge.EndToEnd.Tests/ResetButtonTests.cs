using System.Globalization;
using Microsoft.Playwright;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>
/// The reset of a node's own interlock, clicked in a real browser: from the button over gateway and broker to the node, and its answer back on
/// the page. Broker, gateway and node are processes of their own.
/// </summary>
public sealed class ResetButtonTests : IAsyncLifetime
{
    // A row with its delay, so that all its states can be seen.
    private const string OnTheNode = """
            outputs:
              - { id: fan-1, name: { zh: 排烟风机, en: Smoke fan }, equipment: A1/hall, pin: 21, safe: on, boot: off }
            interlocks:
              - { id: smoke-fan, name: { zh: 排烟联锁, en: Smoke interlock }, equipment: A1/hall, vote: 1oo1, channels: [smoke-1/optical-density], above: 0.3, hysteresis: 0.1, for: 1s, then: { fan-1: on } }
        alarms:
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly string _port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
    private readonly List<EdgeProcess> _processes = [];
    private ChromiumBrowser? _browser;

    private EdgeProcess Gateway => _processes[1];

    private EdgeProcess Node => _processes[2];

    public async Task InitializeAsync()
    {
        string workshop = _folder.File("test.workshop.yaml");
        await File.WriteAllTextAsync(workshop, ScenarioTexts.Workshop().Replace("\nalarms:", "\n" + OnTheNode, StringComparison.Ordinal));
        await File.WriteAllTextAsync(_folder.File("test.scenario.yaml"), ScenarioTexts.Scenario("{ model: constant, value: 0.02 }"));
        _processes.Add(EdgeProcess.Start("broker", workshop, "--folder", _folder.Path, "--port", _port));
        await _processes[0].WaitForLineAsync("Broker for");
        _processes.Add(EdgeProcess.Start(
            new Dictionary<string, string> { ["WUXI_EDGE_GPIO_FILE"] = _folder.File("gpio") },
            "gateway", workshop, "--data", _folder.File("data"), "--broker", "127.0.0.1:" + _port, "--certificates", _folder.File("certificates"), "--url", _url));
        _processes.Add(EdgeProcess.Start(
            "emulate", _folder.File("test.scenario.yaml"), "--broker", "127.0.0.1:" + _port, "--certificates", _folder.File("certificates")));
        await Gateway.WaitForLineAsync("Node N001 born");
        _browser = await ChromiumBrowser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        foreach (EdgeProcess process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_refused_while_the_smoke_is_there_and_resets_the_interlock_when_it_has_gone()
    {
        IPage page = await _browser!.OpenAsync();
        await page.GotoAsync(_url + "/alarms");
        ILocator state = page.GetByTestId("interlock-state-smoke-fan");
        ILocator reset = page.GetByTestId("reset-smoke-fan");

        // Nothing has tripped: there is nothing to reset.
        await Assertions.Expect(state).ToHaveTextAsync("正常", Patience());
        await Assertions.Expect(page.GetByTestId("interlock-smoke-fan")).ToContainTextAsync("排烟联锁");
        await Assertions.Expect(reset).ToHaveCountAsync(0);

        await Node.SendAsync("drill N001");
        await Assertions.Expect(state).ToHaveTextAsync("已动作", Patience());
        await Assertions.Expect(reset).ToBeEnabledAsync(new() { Timeout = ChromiumBrowser.PatienceMs });
        await reset.ClickAsync();
        await Assertions.Expect(state).ToHaveTextAsync("已动作 （条件仍成立，拒绝复位）", Patience());
        await ChromiumBrowser.ShootAsync(page, "interlock-reset-refused");

        // The smoke goes, and the row waits for somebody.
        await Node.SendAsync("drill N001 off");
        await Assertions.Expect(state).ToHaveTextAsync("已动作，待复位 （上次复位被拒绝：当时条件仍成立）", Patience());
        await ChromiumBrowser.ShootAsync(page, "interlock-waits-for-reset");
        await reset.ClickAsync();
        await Assertions.Expect(state).ToHaveTextAsync("正常", Patience());
        await Assertions.Expect(reset).ToHaveCountAsync(0);
        await ChromiumBrowser.ShootAsync(page, "interlock-reset");

        // The node says so too, not only the row on this page: its fan has stopped, after one reset and one refusal.
        await page.GotoAsync(_url + "/points");
        await Assertions.Expect(page.GetByTestId("value-A1/hall/fan-1")).ToHaveTextAsync("0", Patience());
        await Assertions.Expect(page.GetByTestId("value-A1/hall/smoke-fan-resets")).ToHaveTextAsync("1", Patience());
        await Assertions.Expect(page.GetByTestId("value-A1/hall/smoke-fan-refusals")).ToHaveTextAsync("1", Patience());
        await ChromiumBrowser.ShootAsync(page, "interlock-points");
    }

    private static LocatorAssertionsToHaveTextOptions Patience() => new() { Timeout = ChromiumBrowser.PatienceMs };
}
