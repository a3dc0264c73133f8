using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>Takes the commands to devices (DCMD): a row is reset by the Boolean <see cref="Reset"/>. Not thread safe.</summary>
    internal sealed class DeviceCommands
    {
        /// <summary>Name of the command that resets a row: true.</summary>
        internal const string Reset = MetricName.Reset;

        private static readonly string ResetName = Reset;

        // Null without rows: it would take up 600 bytes of a chip for nothing.
        private readonly PayloadReader _reader;
        private readonly string[] _topics;
        private readonly Interlock[] _rows;

        internal DeviceCommands(NodeSettings settings, NodeControl control)
        {
            int count = 0;
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                count += settings.Devices[i].Part.Command == Reset ? 1 : 0;
            }

            _reader = count > 0 ? new PayloadReader() : null;
            _topics = new string[count];
            _rows = new Interlock[count];
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                DeviceSettings device = settings.Devices[i];
                if (device.Part.Command == Reset)
                {
                    count--;
                    _topics[count] = Topic.Format(settings.Group, MessageType.DCmd, settings.NodeId, device.Id);
                    _rows[count] = control.RowOf(device);
                }
            }
        }

        /// <summary>Carries a message out; false when it is no command that is known here, or damaged, and then nothing was done.</summary>
        internal bool Take(InboundMessage message)
        {
            for (int i = 0; i < _topics.Length; i++)
            {
                if (_topics[i] == message.Topic)
                {
                    bool isReset = IsReset(message.Payload, message.Count);
                    if (isReset)
                    {
                        _rows[i].Reset();
                    }

                    return isReset;
                }
            }

            return false;
        }

        private bool IsReset(byte[] payload, int count)
        {
            bool isReset = false;
            if (_reader.Open(payload, 0, count) != WireError.None)
            {
                return false;
            }

            while (_reader.Read())
            {
                if (!_reader.IsNull && _reader.HasName && _reader.ValueKind == WireValue.Boolean && _reader.NameEquals(ResetName))
                {
                    isReset |= _reader.BooleanValue;
                }
            }

            return isReset && _reader.Error == WireError.None;
        }
    }
}
