using Microsoft.AspNetCore.Components;

namespace Wuxi.Edge.Console;

/// <summary>
/// A page that shows the moving state of the workshop: it draws itself again once a second, however often values change,
/// so a slow browser never holds up the gateway.
/// </summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _refreshing = Task.CompletedTask;

    /// <summary>The reader's language.</summary>
    [CascadingParameter]
    public required ConsoleText Text { get; set; }

    /// <summary>The clock of the gateway.</summary>
    [Inject]
    public required TimeProvider Clock { get; set; }

    /// <summary>UTC now, ms.</summary>
    protected long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Called before every redraw; loads what takes a query.</summary>
    protected virtual Task RefreshAsync() => Task.CompletedTask;

    protected override async Task OnInitializedAsync() => await RefreshAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _refreshing = KeepRefreshingAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _refreshing;
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task KeepRefreshingAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await InvokeAsync(async () =>
                {
                    await RefreshAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The reader left the page.
        }
    }
}
