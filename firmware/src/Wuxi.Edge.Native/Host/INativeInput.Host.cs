namespace Wuxi.Edge.Native
{
    /// <summary>A digital input of an emulated board.</summary>
    public interface INativeInput
    {
        /// <summary>The level at an instant: 0 or 1.</summary>
        int LevelAt(long uptimeUs);

        /// <summary>The first instant after <paramref name="afterUs"/> at which the level changes; <see cref="long.MaxValue"/> when it does not.</summary>
        long NextChangeUs(long afterUs);
    }
}
