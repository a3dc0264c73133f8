namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the ports of a node share. Not thread safe.</summary>
    internal sealed class NodeInputs
    {
        private const int LongestFrame = 256;

        private byte[] _frame;

        internal NodeInputs(INodeBuses buses)
        {
            Buses = buses;
        }

        /// <summary>Opens the inputs of the board.</summary>
        internal INodeBuses Buses { get; private set; }

        /// <summary>
        /// Room for the longest frame of a serial port. One for all of them: the loop is one, and each sensor is done with a frame before it returns.
        /// </summary>
        internal byte[] Frame
        {
            get
            {
                if (_frame == null)
                {
                    _frame = new byte[LongestFrame];
                }

                return _frame;
            }
        }
    }
}
