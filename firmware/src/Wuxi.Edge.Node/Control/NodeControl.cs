using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// What the node does by itself: judges the rows on every sample, recorded or not, and drives the outputs, with the gateway
    /// or without it. Nothing is allocated after the start. Not thread safe.
    /// </summary>
    internal sealed class NodeControl
    {
        private readonly DrivenOutput[] _outputs;
        private readonly ControlRow[] _rows;
        private readonly Interlock[] _interlocks;
        private readonly LatchMemory _memory;
        private readonly long _startMs;
        private long _onlineMs;
        private bool _isStopped;

        /// <summary>Opens the outputs in their states for the start, and takes up the trips from before a power cut.</summary>
        internal NodeControl(NodeSettings settings, INodeBuses buses, ILatchSlots latches, long nowMs)
        {
            _startMs = nowMs;
            _onlineMs = nowMs;
            _outputs = new DrivenOutput[Count(settings, OutputPart.Word)];
            _rows = new ControlRow[Count(settings, InterlockPart.Word)];
            _interlocks = new Interlock[_rows.Length];
            string[] ids = new string[_rows.Length];
            int outputs = 0;
            int rows = 0;
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                DeviceSettings device = settings.Devices[i];
                if (device.Part.Id == OutputPart.Word)
                {
                    _outputs[outputs++] = new DrivenOutput(device, buses);
                }
                else if (device.Part.Id == InterlockPart.Word)
                {
                    _rows[rows] = new ControlRow(device, OutputsOf((InterlockOptions)device.Options));
                    _interlocks[rows] = _rows[rows].Interlock;
                    ids[rows++] = device.Id;
                }
            }

            if (latches != null && rows > 0)
            {
                _memory = new LatchMemory(latches, ids);
                Restore();
            }

            Drive(nowMs);
        }

        /// <summary>Finds the points that the rows look at.</summary>
        internal void Bind(DeviceSampler[] devices, PointStates states)
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                _rows[i].Bind(devices, states, _startMs);
            }
        }

        /// <summary>Judges and drives; to be called when the instruments have been sampled.</summary>
        /// <param name="nowMs">Uptime.</param>
        /// <param name="isOnline">There is a session with the gateway.</param>
        internal void Tick(long nowMs, bool isOnline)
        {
            if (_isStopped)
            {
                return;
            }

            if (isOnline)
            {
                _onlineMs = nowMs;
            }

            for (int i = 0; i < _rows.Length; i++)
            {
                _rows[i].Tick(nowMs);
            }

            Drive(nowMs);
            if (_memory != null)
            {
                // After the pins: a write to flash may take its time.
                _memory.Keep(_interlocks, nowMs);
            }
        }

        /// <summary>Uptime at which it wants to be called next, beside the samples.</summary>
        internal long NextMs(long nowMs)
        {
            long next = long.MaxValue;
            for (int i = 0; i < _rows.Length; i++)
            {
                long due = _rows[i].Interlock.DueMs;
                next = due < next ? due : next;
            }

            for (int i = 0; i < _outputs.Length; i++)
            {
                long lostAfterMs = _outputs[i].Output.LostAfterMs;
                if (nowMs - _onlineMs < lostAfterMs && lostAfterMs != long.MaxValue)
                {
                    long due = _onlineMs + lostAfterMs;
                    next = due < next ? due : next;
                }
            }

            return next;
        }

        /// <summary>Drives the outputs into their safe states, for good.</summary>
        internal void Stop()
        {
            _isStopped = true;
            for (int i = 0; i < _outputs.Length; i++)
            {
                _outputs[i].Stop();
            }
        }

        /// <summary>The row that a device is.</summary>
        internal Interlock RowOf(DeviceSettings device)
        {
            int i = 0;
            while (_rows[i].Settings != device)
            {
                i++;
            }

            return _rows[i].Interlock;
        }

        /// <summary>The output that a device is.</summary>
        internal DrivenOutput OutputOf(DeviceSettings device)
        {
            int i = 0;
            while (_outputs[i].Settings != device)
            {
                i++;
            }

            return _outputs[i];
        }

        private static int Count(NodeSettings settings, string part)
        {
            int count = 0;
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                count += settings.Devices[i].Part.Id == part ? 1 : 0;
            }

            return count;
        }

        /// <summary>The settings name outputs in lines above their rows, so they are there already.</summary>
        private Output[] OutputsOf(InterlockOptions options)
        {
            Output[] outputs = new Output[options.Actions.Length];
            for (int i = 0; i < outputs.Length; i++)
            {
                int at = 0;
                while (_outputs[at].Settings.Id != options.Actions[i].Output)
                {
                    at++;
                }

                outputs[i] = _outputs[at].Output;
            }

            return outputs;
        }

        private void Restore()
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                if (_memory.IsKept(i))
                {
                    _interlocks[i].Restore();
                }
            }
        }

        private void Drive(long nowMs)
        {
            for (int i = 0; i < _outputs.Length; i++)
            {
                _outputs[i].Output.Begin();
            }

            for (int i = 0; i < _rows.Length; i++)
            {
                _rows[i].Demand();
            }

            for (int i = 0; i < _outputs.Length; i++)
            {
                Output output = _outputs[i].Output;
                output.WantOwn(IsBooting(output), nowMs - _onlineMs);
                _outputs[i].Drive();
            }
        }

        private bool IsBooting(Output output)
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                if (!_rows[i].Interlock.IsJudged && _rows[i].Drives(output))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
