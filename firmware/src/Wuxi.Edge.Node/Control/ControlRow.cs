using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>A row with the points it looks at and the outputs it drives. Not thread safe.</summary>
    internal sealed class ControlRow
    {
        private readonly InterlockOptions _options;
        private readonly ChannelSource[] _sources;
        private readonly Output[] _outputs;

        /// <param name="settings">The device that the row is.</param>
        /// <param name="outputs">The outputs it drives, in the order of its actions.</param>
        internal ControlRow(DeviceSettings settings, Output[] outputs)
        {
            Settings = settings;
            _options = (InterlockOptions)settings.Options;
            _outputs = outputs;
            _sources = new ChannelSource[_options.Channels.Length];
            Interlock = new Interlock(_options);
        }

        internal DeviceSettings Settings { get; private set; }

        internal Interlock Interlock { get; private set; }

        /// <summary>Finds its points among all instruments.</summary>
        internal void Bind(DeviceSampler[] devices, PointStates states, long nowMs)
        {
            for (int i = 0; i < _sources.Length; i++)
            {
                ChannelSettings channel = _options.Channels[i];
                for (int device = 0; device < devices.Length; device++)
                {
                    if (devices[device].Settings.Id == channel.Device)
                    {
                        _sources[i] = Source(devices[device], states, channel.Metric, Interlock.Channel(i), nowMs);
                    }
                }
            }
        }

        /// <summary>Judges its channels; after the start only when there is something to judge.</summary>
        internal void Tick(long nowMs)
        {
            if (!Interlock.IsJudged && !IsReady(nowMs))
            {
                return;
            }

            for (int i = 0; i < _sources.Length; i++)
            {
                _sources[i].Feed(nowMs);
            }

            Interlock.Tick(nowMs);
        }

        /// <summary>Wants its outputs driven, when it has tripped.</summary>
        internal void Demand()
        {
            for (int i = 0; i < _outputs.Length && Interlock.IsTripped; i++)
            {
                _outputs[i].Want(_options.Actions[i].IsOn, OutputReason.Interlock);
            }
        }

        /// <summary>Whether it drives an output.</summary>
        internal bool Drives(Output output)
        {
            for (int i = 0; i < _outputs.Length; i++)
            {
                if (_outputs[i] == output)
                {
                    return true;
                }
            }

            return false;
        }

        private static ChannelSource Source(DeviceSampler device, PointStates states, string metric, InterlockChannel channel, long nowMs)
        {
            int point = device.Settings.FindPoint(metric);
            return new ChannelSource(states, point, channel, device.Settings, nowMs);
        }

        private bool IsReady(long nowMs)
        {
            for (int i = 0; i < _sources.Length; i++)
            {
                if (!_sources[i].IsReady(nowMs))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
