using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>Checks that a pin that the node drives is nobody else's. Thread safe.</summary>
    internal static class DrivenPins
    {
        /// <summary>Reports who has the pin already.</summary>
        /// <param name="line">The line.</param>
        /// <param name="settings">What the lines above say.</param>
        /// <param name="key">Option that names the pin.</param>
        /// <param name="pin">The pin.</param>
        internal static void Check(SettingsLine line, NodeSettings settings, string key, int pin)
        {
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                IDrivesPin other = settings.Devices[i].Options as IDrivesPin;
                if (other != null && other.Driven.Pin == pin)
                {
                    line.Fault(key + "=" + pin.ToString() + ", which is that of " + settings.Devices[i].Id, "a pin of its own");
                }
            }

            for (int i = 0; i < settings.Buses.Length; i++)
            {
                if (settings.Buses[i].TakesPin(pin))
                {
                    line.Fault(key + "=" + pin.ToString() + ", which is that of " + settings.Buses[i].Id, "a pin of its own");
                }
            }
        }
    }
}
