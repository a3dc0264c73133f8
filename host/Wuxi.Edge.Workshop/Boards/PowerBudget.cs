namespace Wuxi.Edge.Workshop.Boards;

/// <summary>Adds up what the rails of a board have to give. Pure; thread safe.</summary>
public static class PowerBudget
{
    private const double Percent = 100;

    /// <summary>One for each rail, in the board's order. A rail's own use counts at the rail that feeds it: over a converter by power, over a linear regulator by current.</summary>
    public static IReadOnlyList<RailUse> Of(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        double[] typical = new double[board.Rails.Count];
        double[] peak = new double[board.Rails.Count];
        foreach (BoardLoad load in board.Loads)
        {
            int rail = IndexOf(board, load.Rail);
            typical[rail] += load.Count * load.TypicalMilliamps;
            peak[rail] += load.Count * load.PeakMilliamps;
        }

        // From the last to the first: a rail stands below the one that feeds it.
        for (int i = board.Rails.Count - 1; i >= 0; i--)
        {
            BoardRail rail = board.Rails[i];
            if (rail.From.Length > 0)
            {
                int from = IndexOf(board, rail.From);
                double share = rail.EfficiencyPercent > 0
                    ? rail.Volts / board.Rails[from].Volts / (rail.EfficiencyPercent / Percent)
                    : 1;
                typical[from] += typical[i] * share;
                peak[from] += peak[i] * share;
            }
        }

        return [.. board.Rails.Select((rail, i) => new RailUse(rail, typical[i], peak[i]))];
    }

    private static int IndexOf(BoardDefinition board, string id)
    {
        for (int i = 0; i < board.Rails.Count; i++)
        {
            if (board.Rails[i].Id == id)
            {
                return i;
            }
        }

        throw new ArgumentException($"The board has no rail '{id}'.", nameof(id));
    }
}
