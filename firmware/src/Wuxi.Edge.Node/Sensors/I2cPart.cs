using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>An instrument on an I2C bus, which it shares with others of any kind that have other addresses.</summary>
    public abstract class I2cPart : SensorPart
    {
        public override string Family
        {
            get { return BusKinds.I2c; }
        }

        public override string BusKind
        {
            get { return BusKinds.I2c; }
        }

        public override string SharingRule
        {
            get { return "another address"; }
        }

        /// <summary>The addresses it can have, as words of the settings, such as 0x44.</summary>
        protected abstract string[] Addresses { get; }

        public override bool CanShare(object options, object otherOptions)
        {
            return ((I2cOptions)options).Address != ((I2cOptions)otherOptions).Address;
        }

        public override object ReadOptions(SettingsLine line)
        {
            I2cOptions options = new I2cOptions();
            string address = line.Text("address", "one of " + Words.Join(Addresses));
            if (address != null)
            {
                if (Words.IndexOf(Addresses, address) < 0)
                {
                    line.Fault("address=" + address, "one of " + Words.Join(Addresses));
                }
                else
                {
                    options.Address = HexText.Parse(address.Substring(2), 1)[0];
                }
            }

            options.Read(line);
            return options;
        }
    }
}
