namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Which requests a reading needs: one for each wanted metric, but one block for the phases of voltage or current when more than one
    /// of them is wanted, unless the meter has said that it knows no such block. Not thread safe.
    /// </summary>
    internal sealed class Dlt645Plan
    {
        private const int VoltageStep = 100;
        private const int CurrentStep = 101;

        // Two blocks that turn into six single requests, and the five others.
        private readonly byte[] _steps = new byte[13];
        private int _count;
        private int _position;
        private bool _hasNoVoltageBlock;
        private bool _hasNoCurrentBlock;

        /// <summary>Every request has been made.</summary>
        internal bool IsFinished
        {
            get { return _position >= _count; }
        }

        /// <summary>Data identifier of the request.</summary>
        internal uint Identifier
        {
            get
            {
                int step = _steps[_position];
                return step == VoltageStep ? Dlt645Decoder.VoltageBlock : step == CurrentStep ? Dlt645Decoder.CurrentBlock : Dlt645Decoder.Identifier(step);
            }
        }

        /// <summary>First metric of the request.</summary>
        internal int FirstMetric
        {
            get
            {
                int step = _steps[_position];
                return step == VoltageStep ? Dlt645Decoder.VoltageA : step == CurrentStep ? Dlt645Decoder.CurrentA : step;
            }
        }

        /// <summary>Last metric of the request.</summary>
        internal int LastMetric
        {
            get { return _steps[_position] >= VoltageStep ? FirstMetric + Dlt645Decoder.Phases - 1 : FirstMetric; }
        }

        /// <summary>Plans a reading of what is wanted of the sensor.</summary>
        internal void Make(Sensor sensor)
        {
            _count = 0;
            _position = 0;
            for (int metric = 0; metric < sensor.MetricCount; metric++)
            {
                if (metric == Dlt645Decoder.VoltageA)
                {
                    AddPhases(sensor, metric, VoltageStep, _hasNoVoltageBlock);
                }
                else if (metric == Dlt645Decoder.CurrentA)
                {
                    AddPhases(sensor, metric, CurrentStep, _hasNoCurrentBlock);
                }
                else if ((metric < Dlt645Decoder.VoltageA || metric >= Dlt645Decoder.CurrentA + Dlt645Decoder.Phases) && sensor.IsWanted(metric))
                {
                    _steps[_count++] = (byte)metric;
                }
            }
        }

        /// <summary>Goes on to the next request.</summary>
        internal void Advance()
        {
            _position++;
        }

        /// <summary>Puts the single requests of a block at the end of the plan; false when the request is no block.</summary>
        /// <param name="sensor">Whose wishes count.</param>
        /// <param name="forEver">The meter knows no such block: do not ask again.</param>
        internal bool SplitBlock(Sensor sensor, bool forEver)
        {
            int step = _steps[_position];
            if (step < VoltageStep)
            {
                return false;
            }

            _hasNoVoltageBlock |= forEver && step == VoltageStep;
            _hasNoCurrentBlock |= forEver && step == CurrentStep;
            AddPhases(sensor, FirstMetric, step, true);
            return true;
        }

        private void AddPhases(Sensor sensor, int first, int block, bool isSingle)
        {
            int wanted = 0;
            for (int i = 0; i < Dlt645Decoder.Phases; i++)
            {
                wanted += sensor.IsWanted(first + i) ? 1 : 0;
            }

            if (wanted > 1 && !isSingle)
            {
                _steps[_count++] = (byte)block;
                return;
            }

            for (int i = 0; i < Dlt645Decoder.Phases; i++)
            {
                if (sensor.IsWanted(first + i))
                {
                    _steps[_count++] = (byte)(first + i);
                }
            }
        }
    }
}
