using System.Threading;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Waits in slices, so that the node's own work goes on. Thread safe.</summary>
    internal static class Patience
    {
        private const int SliceMs = 20;

        /// <summary>Waits for an event; false when it did not come. The limit counts the waiting, not the work in between.</summary>
        /// <param name="handle">The event.</param>
        /// <param name="limitMs">Longest wait.</param>
        /// <param name="meanwhile">Done between the slices; null: nothing.</param>
        internal static bool Wait(WaitHandle handle, int limitMs, IMeanwhile meanwhile)
        {
            if (meanwhile == null)
            {
                return handle.WaitOne(limitMs, false);
            }

            for (int waitedMs = 0; waitedMs < limitMs; waitedMs += SliceMs)
            {
                if (handle.WaitOne(SliceMs, false))
                {
                    return true;
                }

                meanwhile.Work();
            }

            return false;
        }
    }
}
