namespace Wuxi.Edge.Workshop.Boards;

/// <summary>Why a pin of a board may not be used: what is known of the chip, and what the board's file says on top of it. Immutable.</summary>
internal sealed class ForbiddenPins(ChipFacts chip, IReadOnlyList<int> strapping, IReadOnlyList<int> flash, IReadOnlyList<int> reserved)
{
    /// <summary>In words; null when nothing stands against it.</summary>
    public string? Why(PinUse use)
    {
        if (!chip.Pins.Contains(use.Pin))
        {
            return $"an {chip.Name} has no such pin";
        }

        if (strapping.Contains(use.Pin) || chip.Strapping.Contains(use.Pin))
        {
            return "the chip looks at it at reset to know how to start; expected a pin that is not among strapping";
        }

        if (flash.Contains(use.Pin) || chip.Flash.Contains(use.Pin))
        {
            return "it belongs to the module's flash; expected a pin that is not among flash";
        }

        if (reserved.Contains(use.Pin))
        {
            return "it is reserved; expected a pin that is not among reserved";
        }

        return use.IsOutput && chip.InputOnly.Contains(use.Pin) ? "it is an input only; expected a pin that can drive" : null;
    }
}
