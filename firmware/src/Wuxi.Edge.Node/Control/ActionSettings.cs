namespace Wuxi.Edge.Node.Control
{
    /// <summary>What a tripped row does to one output, as set. Immutable once parsed.</summary>
    public sealed class ActionSettings
    {
        internal ActionSettings(string output, bool isOn)
        {
            Output = output;
            IsOn = isOn;
        }

        /// <summary>Device id of the output.</summary>
        public string Output { get; private set; }

        /// <summary>The load is to be energised; otherwise not.</summary>
        public bool IsOn { get; private set; }
    }
}
