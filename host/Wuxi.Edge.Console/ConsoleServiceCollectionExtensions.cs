using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Wuxi.Edge.Console.Components;

namespace Wuxi.Edge.Console;

/// <summary>Puts the console into a web application.</summary>
internal static class ConsoleServiceCollectionExtensions
{
    /// <summary>
    /// Adds the console. The application must also offer the query and command interfaces of Wuxi.Edge.Abstractions and a
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<ProofBook>();
        return services;
    }

    /// <summary>Serves the console at the root of the application.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/language/{language:regex(^(zh|en)$)}", ChooseLanguage);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult ChooseLanguage(string language, string? back, HttpContext context)
    {
        context.Response.Cookies.Append(ConsoleText.CookieName, language, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
        });
        // Only a path of our own: never a way out to another site.
        bool isLocal = back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal);
        return TypedResults.LocalRedirect(isLocal ? back! : "/");
    }
}
