using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>Lets a row or an output be sampled and recorded like an instrument: at its periods, and at once when it changes. Not thread safe.</summary>
    internal abstract class BehaviourSensor : Sensor
    {
        private int _seen = -1;

        protected BehaviourSensor(int metrics, long nowMs)
            : base(metrics, nowMs)
        {
        }

        internal override bool HasNews
        {
            get { return _seen != Version; }
        }

        /// <summary>Grows with every change.</summary>
        protected abstract int Version { get; }

        internal override void Tick(long nowMs)
        {
        }

        internal override long NextMs(long nowMs)
        {
            return HasNews ? nowMs : long.MaxValue;
        }

        protected override void OnBegin(long nowMs)
        {
            _seen = Version;
            Look();
            Heard(nowMs);
            Done();
        }

        /// <summary>Sets the values.</summary>
        protected abstract void Look();
    }
}
