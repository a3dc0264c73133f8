using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Alarms.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void The_sample_of_the_README_holds_the_defaults_and_every_setting()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "host", "Wuxi.Edge.Alarms", "README.md"));
        string json = Regex.Match(readme, "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        IConfiguration sample = new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build();
        var defaults = new AlarmOptions();
        string[] settings = [.. typeof(AlarmOptions).GetProperties().Select(property =>
            $"{property.Name}={property.GetValue(defaults)}").Order()];
        Assert.Equal(settings, sample.GetSection(AlarmOptions.Section).GetChildren().Select(child => $"{child.Key}={child.Value}").Order());
    }

    [Fact]
    public void The_services_give_one_stage_under_both_names()
    {
        using ServiceProvider services = Services([]).BuildServiceProvider();
        Assert.Same(services.GetRequiredService<AlarmStage>(), services.GetRequiredService<IAlarmService>());
    }

    [Theory]
    [InlineData("HeldRecords", "31")]
    [InlineData("StaleMarginMs", "-1")]
    [InlineData("TrailEntries", "1")]
    [InlineData("OperatorActions", "0")]
    public void A_setting_out_of_range_is_refused_with_its_name(string key, string value)
    {
        using ServiceProvider services = Services([new($"Alarms:{key}", value)]).BuildServiceProvider();
        OptionsValidationException fault = Assert.Throws<OptionsValidationException>(services.GetRequiredService<AlarmStage>);
        Assert.Contains($"Alarms:{key}", fault.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Services(KeyValuePair<string, string?>[] settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddSingleton(Plant.Workshop([Plant.Point(0)], Plant.Alarm("a", Plant.Point(0))))
        .AddSingleton<IAlarmJournal, FakeJournal>()
        .AddAlarms();
}
