using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>What an output reports; nothing but a fault when its pin could not be opened. Not thread safe.</summary>
    internal sealed class OutputSensor : BehaviourSensor
    {
        private readonly DrivenOutput _output;

        internal OutputSensor(DrivenOutput output, long nowMs)
            : base(OutputPart.AllMetrics.Length, nowMs)
        {
            _output = output;
        }

        protected override int Version
        {
            get { return _output.Output.Version; }
        }

        protected override void Look()
        {
            if (!_output.HasPin)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                return;
            }

            SetValue(0, _output.Output.IsOn ? 1 : 0);
            SetValue(1, _output.Output.Reason);
        }
    }
}
