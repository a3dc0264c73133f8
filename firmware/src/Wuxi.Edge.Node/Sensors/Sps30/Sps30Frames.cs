namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// SHDLC of a Sensirion SPS30 (data sheet, chapter 5). Requests are <c>7E</c>, address 0, command, length, data, checksum, <c>7E</c>, as
    /// they go on the wire (none has a byte that must be stuffed); answers are as the native driver hands them on, unstuffed and
    /// without the 7Es: address, command, state, length, data, checksum. Thread safe.
    /// </summary>
    internal static class Sps30Frames
    {
        /// <summary>Answer: position of the command that is answered.</summary>
        internal const int CommandOffset = 1;

        /// <summary>Answer: position of the state.</summary>
        internal const int StateOffset = 2;

        /// <summary>Answer: position of the number of data bytes.</summary>
        internal const int LengthOffset = 3;

        /// <summary>Answer: position of the data.</summary>
        internal const int DataOffset = 4;

        /// <summary>Command: measure from now on.</summary>
        internal const byte StartCommand = 0x00;

        /// <summary>Command: stop.</summary>
        internal const byte StopCommand = 0x01;

        /// <summary>Command: the newest measured values; no data when there are none since the last question.</summary>
        internal const byte ReadCommand = 0x03;

        /// <summary>State bit: a flag of the device status register is set (fan, laser, fan speed).</summary>
        internal const int DeviceError = 0x80;

        /// <summary>State, without its top bit: the command was executed.</summary>
        internal const int Executed = 0x00;

        /// <summary>State, without its top bit: not allowed now, as a read before the start, or a start after it.</summary>
        internal const int WrongState = 0x43;

        /// <summary>Data bytes of measured values: ten floats.</summary>
        internal const int ValuesLength = 40;

        /// <summary>A new measurement each second (1 s within 0.04 s).</summary>
        internal const int IntervalMs = 1040;

        /// <summary>Longest start-up time of the data sheet, in clean air.</summary>
        internal const int WarmUpMs = 30000;

        /// <summary>Longest time to an answer: the data sheet gives 20 ms, the rest is ours.</summary>
        internal const int TimeoutMs = 200;

        /// <summary>Measure, and give floats; made anew at each call.</summary>
        internal static byte[] Start
        {
            get { return new byte[] { 0x7E, 0x00, StartCommand, 0x02, 0x01, 0x03, 0xF9, 0x7E }; }
        }

        /// <summary>Stop measuring; made anew at each call.</summary>
        internal static byte[] Stop
        {
            get { return new byte[] { 0x7E, 0x00, StopCommand, 0x00, 0xFE, 0x7E }; }
        }

        /// <summary>Read measured values; made anew at each call.</summary>
        internal static byte[] Read
        {
            get { return new byte[] { 0x7E, 0x00, ReadCommand, 0x00, 0xFC, 0x7E }; }
        }
    }
}
