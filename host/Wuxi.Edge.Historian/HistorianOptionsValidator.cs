using Microsoft.Extensions.Options;

namespace Wuxi.Edge.Historian;

/// <summary>Refuses wrong settings when the gateway starts.</summary>
internal sealed class HistorianOptionsValidator : IValidateOptions<HistorianOptions>
{
    public ValidateOptionsResult Validate(string? name, HistorianOptions options) =>
        options.FindFault() is string fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}
