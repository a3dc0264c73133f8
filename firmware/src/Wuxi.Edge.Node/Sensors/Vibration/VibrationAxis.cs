using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What is known of one axis: statistics of every turn, velocity and envelope of its own turns. Not thread safe.</summary>
    internal sealed class VibrationAxis
    {
        internal VibrationAxis()
        {
            Reason = ReasonCode.WarmingUp;
            OwnReason = ReasonCode.WarmingUp;
        }

        /// <summary>Of the statistics, one of <see cref="ReasonCode"/>.</summary>
        internal int Reason { get; private set; }

        /// <summary>Of velocity and envelope.</summary>
        internal int OwnReason { get; private set; }

        /// <summary>Uptime of the last turn of its own, ms.</summary>
        internal long OwnMs { get; private set; }

        internal double Rms { get; private set; }

        internal double Peak { get; private set; }

        internal double Crest { get; private set; }

        internal double Kurtosis { get; private set; }

        /// <summary>With gravity, m/s².</summary>
        internal double Mean { get; private set; }

        internal double Velocity { get; private set; }

        internal double Envelope { get; private set; }

        /// <summary>Takes a window of this axis.</summary>
        internal void Take(float[] values, int count, long atMs)
        {
            Rms = values[VibrationValue.AccelerationRms];
            Peak = values[VibrationValue.AccelerationPeak];
            Crest = values[VibrationValue.CrestFactor];
            Kurtosis = values[VibrationValue.Kurtosis];
            Mean = values[VibrationValue.AccelerationMean];
            Reason = VibrationDecoder.Reason(values);
            if (count > VibrationValue.Plain)
            {
                Velocity = values[VibrationValue.VelocityRms];
                Envelope = values[VibrationValue.EnvelopeMean];
                OwnReason = Reason;
                OwnMs = atMs;
            }
        }

        /// <summary>Nothing is known of it any more.</summary>
        internal void Forget(int reason)
        {
            Reason = reason;
            OwnReason = reason;
        }

        /// <summary>Its own turn is too long ago.</summary>
        internal void ForgetOwn()
        {
            OwnReason = ReasonCode.Timeout;
        }
    }
}
