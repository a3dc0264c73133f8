namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of current clamps that measure. Immutable once parsed.</summary>
    public sealed class CtClampOptions : ClampScale
    {
        internal CtClampOptions()
        {
        }

        /// <summary>Volts of the mains for a volt at the pin.</summary>
        public double VoltageRatio { get; internal set; }

        /// <summary>Voltage from phase to neutral that is supposed where none is measured, V.</summary>
        public double NominalVolts { get; internal set; }

        /// <summary>How much later the clamp shows an instant than the voltage's transducer, us.</summary>
        public double DelayUs { get; internal set; }
    }
}
