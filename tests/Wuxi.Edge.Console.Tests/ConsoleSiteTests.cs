using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Console.Hosting;

namespace Wuxi.Edge.Console.Tests;

public sealed class ConsoleSiteTests
{
    [Fact]
    public async Task A_console_that_could_not_be_made_is_tried_anew_at_the_next_request()
    {
        int asked = 0;
        var offered = new ServiceCollection();
        offered.AddSingleton<ILoggerFactory>(_ => ++asked == 1 ? throw new IOException("no memory for now") : NullLoggerFactory.Instance);
        offered.AddSingleton<IHostApplicationLifetime, NeverStopping>();
        await using ServiceProvider services = offered.BuildServiceProvider();
        await using var site = new ConsoleSite(services, offered);
        Assert.Equal("no memory for now", (await Assert.ThrowsAsync<IOException>(() => site.AnswerAsync(Request()))).Message);
        for (int i = 0; i < 2; i++)
        {
            HttpContext request = Request();
            await site.AnswerAsync(request);
            Assert.Equal((302, "/nodes"), (request.Response.StatusCode, request.Response.Headers.Location.ToString()));
        }

        Assert.Equal(2, asked);
    }

    private static DefaultHttpContext Request()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = "/language/en";
        context.Request.QueryString = new QueryString("?back=/nodes");
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        return context;
    }

    private sealed class NeverStopping : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
