namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Which requests a reading needs: wanted values that lie close together are read at once, with what lies between them, up to the limit of
    /// the profile; unless the meter has refused that. Not thread safe.
    /// </summary>
    internal sealed class ModbusMeterPlan
    {
        private readonly ModbusProfile _profile;
        private readonly bool[] _isAlone;

        // A block of n values that is refused turns into at most n more steps.
        private readonly byte[] _firsts;
        private readonly byte[] _lasts;
        private int _count;
        private int _position;

        internal ModbusMeterPlan(ModbusProfile profile)
        {
            _profile = profile;
            _isAlone = new bool[profile.Count];
            _firsts = new byte[2 * profile.Count];
            _lasts = new byte[2 * profile.Count];
        }

        /// <summary>Every request has been made.</summary>
        internal bool IsFinished
        {
            get { return _position >= _count; }
        }

        /// <summary>First metric of the request.</summary>
        internal int FirstMetric
        {
            get { return _firsts[_position]; }
        }

        /// <summary>Last metric of the request; between the two there may be some that are not wanted.</summary>
        internal int LastMetric
        {
            get { return _lasts[_position]; }
        }

        /// <summary>Address of the first register of the request.</summary>
        internal int FirstRegister
        {
            get { return _profile.Address(FirstMetric); }
        }

        /// <summary>How many registers it asks for.</summary>
        internal int Registers
        {
            get { return _profile.End(LastMetric) - FirstRegister; }
        }

        /// <summary>Plans a reading of what is wanted of the sensor.</summary>
        internal void Make(Sensor sensor)
        {
            _count = 0;
            _position = 0;
            for (int metric = 0; metric < _profile.Count; metric++)
            {
                if (!sensor.IsWanted(metric))
                {
                    continue;
                }

                if (_count > 0 && Fits(_firsts[_count - 1], metric))
                {
                    _lasts[_count - 1] = (byte)metric;
                }
                else
                {
                    Add(metric);
                }
            }
        }

        /// <summary>Goes on to the next request.</summary>
        internal void Advance()
        {
            _position++;
        }

        /// <summary>The meter refuses these registers together: value by value from now on. False when the request is for one value already.</summary>
        internal bool Split(Sensor sensor)
        {
            int last = LastMetric;
            if (FirstMetric == last)
            {
                return false;
            }

            for (int metric = FirstMetric; metric <= last; metric++)
            {
                _isAlone[metric] = true;
                if (sensor.IsWanted(metric))
                {
                    Add(metric);
                }
            }

            return true;
        }

        private bool Fits(int first, int metric)
        {
            return !_isAlone[first] && !_isAlone[metric] &&
                _profile.End(metric) - _profile.Address(first) <= _profile.MaximumRegisters;
        }

        private void Add(int metric)
        {
            _firsts[_count] = (byte)metric;
            _lasts[_count++] = (byte)metric;
        }
    }
}
