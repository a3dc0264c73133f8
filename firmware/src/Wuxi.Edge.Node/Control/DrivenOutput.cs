using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>An output with its pin. Not thread safe.</summary>
    internal sealed class DrivenOutput
    {
        private readonly OutputOptions _options;
        private readonly IOutputPin _pin;

        /// <summary>Opens the pin in the state for the start.</summary>
        internal DrivenOutput(DeviceSettings settings, INodeBuses buses)
        {
            Settings = settings;
            _options = (OutputOptions)settings.Options;
            Output = new Output(_options);
            _pin = buses.OpenOutput(_options.Pin, Output.IsHigh);
        }

        internal DeviceSettings Settings { get; private set; }

        internal Output Output { get; private set; }

        /// <summary>The pin could be opened.</summary>
        internal bool HasPin
        {
            get { return _pin != null; }
        }

        /// <summary>Drives the pin as was decided.</summary>
        internal void Drive()
        {
            if (Output.Decide() && _pin != null)
            {
                _pin.Write(Output.IsHigh);
            }
        }

        /// <summary>Into the safe state, because the program ends.</summary>
        internal void Stop()
        {
            Output.Begin();
            Output.Want(_options.IsSafeOn, OutputReason.Stopped);
            Drive();
        }
    }
}
