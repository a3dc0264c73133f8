using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Wuxi.Edge.Console.Hosting;

/// <summary>The server of an application that listens nowhere: its requests are handed to it by another application. Thread safe once started.</summary>
internal sealed class HandedRequests(IServiceScopeFactory scopes) : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Answers a request; ends when it is answered.</summary>
    /// <param name="request">Of the server that took it.</param>
    /// <exception cref="InvalidOperationException">The application has not started.</exception>
    public Task ProcessAsync(IFeatureCollection request) => (_process ?? throw new InvalidOperationException("the application has not started"))(request);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = request => ProcessAsync(application, request);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    private async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection request)
        where TContext : notnull
    {
        // Over the other's features and not among them: both applications keep their context and their services there.
        var features = new FeatureCollection(request);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = scope.ServiceProvider });
        TContext context = application.CreateContext(features);
        Exception? fault = null;
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception exception)
        {
            fault = exception;
            throw;
        }
        finally
        {
            application.DisposeContext(context, fault);
        }
    }
}
