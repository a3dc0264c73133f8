namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of an MQ-2. Immutable once parsed.</summary>
    public sealed class Mq2Options : MqOptions
    {
        internal Mq2Options()
        {
        }
    }
}
