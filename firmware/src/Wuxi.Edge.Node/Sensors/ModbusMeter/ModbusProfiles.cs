namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The meters that are known. Which entries must be compared with the meter's display when it is installed stands in the README of this
    /// folder. Thread safe.
    /// </summary>
    internal static class ModbusProfiles
    {
        /// <summary>Makes the profile with this word; null when there is none such. A node has room for those it uses, and not for all.</summary>
        internal static ModbusProfile Make(string id)
        {
            switch (id)
            {
                case "sdm630":
                    return Sdm630();
                case "dtsu666":
                    return Dtsu666();
                case "dtsu666-401e":
                    return Dtsu666At401E();
                case "adl400":
                    return Adl400();
                case "adw300":
                    return Adw300();
                default:
                    return null;
            }
        }

        /// <summary>Eastron SDM630: input registers, float, W and var; wire address = 3xxxx - 30001.</summary>
        private static ModbusProfile Sdm630()
        {
            return new ModbusProfile("sdm630", 4, 60, false, new[]
            {
                Float("voltage-a", 0x0000, 1, ModbusRatio.Pt),
                Float("voltage-b", 0x0002, 1, ModbusRatio.Pt),
                Float("voltage-c", 0x0004, 1, ModbusRatio.Pt),
                Float("current-a", 0x0006, 1, ModbusRatio.Ct),
                Float("current-b", 0x0008, 1, ModbusRatio.Ct),
                Float("current-c", 0x000A, 1, ModbusRatio.Ct),
                Float("active-power-a", 0x000C, 1000, ModbusRatio.CtPt),
                Float("active-power-b", 0x000E, 1000, ModbusRatio.CtPt),
                Float("active-power-c", 0x0010, 1000, ModbusRatio.CtPt),
                Float("active-power", 0x0034, 1000, ModbusRatio.CtPt),
                Float("reactive-power", 0x003C, 1000, ModbusRatio.CtPt),
                Float("power-factor", 0x003E, 1, ModbusRatio.None),
                Float("frequency", 0x0046, 1, ModbusRatio.None),
                Float("active-energy", 0x0048, 1, ModbusRatio.CtPt),
                Float("reverse-active-energy", 0x004A, 1, ModbusRatio.CtPt),
            });
        }

        /// <summary>CHINT DTSU666 with the energies at 101Eh and 1028h.</summary>
        private static ModbusProfile Dtsu666()
        {
            return new ModbusProfile("dtsu666", 3, 60, false, Chint(0x101E, 0x1028, true));
        }

        /// <summary>CHINT DTSU666 with the energies at 401Eh and 4028h.</summary>
        private static ModbusProfile Dtsu666At401E()
        {
            return new ModbusProfile("dtsu666-401e", 3, 60, false, Chint(0x401E, 0x4028, false));
        }

        /// <summary>Acrel ADL400: holding registers, integers of the secondary side.</summary>
        private static ModbusProfile Adl400()
        {
            return new ModbusProfile("adl400", 3, 32, false, new[]
            {
                new ModbusValue("active-energy", 0x000A, ModbusType.UInt32, 100, ModbusRatio.CtPt),
                new ModbusValue("reverse-active-energy", 0x0014, ModbusType.UInt32, 100, ModbusRatio.CtPt),
                new ModbusValue("voltage-a", 0x0061, ModbusType.UInt16, 10, ModbusRatio.Pt),
                new ModbusValue("voltage-b", 0x0062, ModbusType.UInt16, 10, ModbusRatio.Pt),
                new ModbusValue("voltage-c", 0x0063, ModbusType.UInt16, 10, ModbusRatio.Pt),
                new ModbusValue("current-a", 0x0064, ModbusType.UInt16, 100, ModbusRatio.Ct),
                new ModbusValue("current-b", 0x0065, ModbusType.UInt16, 100, ModbusRatio.Ct),
                new ModbusValue("current-c", 0x0066, ModbusType.UInt16, 100, ModbusRatio.Ct),
                new ModbusValue("frequency", 0x0077, ModbusType.UInt16, 100, ModbusRatio.None),
                new ModbusValue("active-power-a", 0x0164, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-power-b", 0x0166, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-power-c", 0x0168, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-power", 0x016A, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("reactive-power", 0x0172, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("power-factor", 0x017F, ModbusType.Int16, 1000, ModbusRatio.None),
            });
        }

        /// <summary>Acrel ADW300: holding registers, integers of the secondary side.</summary>
        private static ModbusProfile Adw300()
        {
            return new ModbusProfile("adw300", 3, 32, false, new[]
            {
                new ModbusValue("voltage-a", 0x0014, ModbusType.UInt16, 10, ModbusRatio.Pt),
                new ModbusValue("voltage-b", 0x0015, ModbusType.UInt16, 10, ModbusRatio.Pt),
                new ModbusValue("voltage-c", 0x0016, ModbusType.UInt16, 10, ModbusRatio.Pt),
                new ModbusValue("current-a", 0x001A, ModbusType.UInt16, 100, ModbusRatio.Ct),
                new ModbusValue("current-b", 0x001B, ModbusType.UInt16, 100, ModbusRatio.Ct),
                new ModbusValue("current-c", 0x001C, ModbusType.UInt16, 100, ModbusRatio.Ct),
                new ModbusValue("active-power-a", 0x001E, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-power-b", 0x0020, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-power-c", 0x0022, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-power", 0x0024, ModbusType.Int32, 1000, ModbusRatio.CtPt),
                new ModbusValue("active-energy", 0x003E, ModbusType.UInt32, 100, ModbusRatio.CtPt),
                new ModbusValue("reverse-active-energy", 0x0040, ModbusType.UInt32, 100, ModbusRatio.CtPt),
            });
        }

        private static ModbusValue Float(string metric, int address, double divisor, int ratio)
        {
            return new ModbusValue(metric, address, ModbusType.Float32, divisor, ratio);
        }

        /// <summary>Volts times 10, amperes and power factor times 1000, watts times 10, hertz times 100, energy in kWh: all as floats.</summary>
        private static ModbusValue[] Chint(int energy, int reverseEnergy, bool isEnergyFirst)
        {
            const int Values = 15;
            ModbusValue[] values = new ModbusValue[Values];
            int at = isEnergyFirst ? 2 : 0;
            values[at++] = Float("voltage-a", 0x2006, 10, ModbusRatio.Pt);
            values[at++] = Float("voltage-b", 0x2008, 10, ModbusRatio.Pt);
            values[at++] = Float("voltage-c", 0x200A, 10, ModbusRatio.Pt);
            values[at++] = Float("current-a", 0x200C, 1000, ModbusRatio.Ct);
            values[at++] = Float("current-b", 0x200E, 1000, ModbusRatio.Ct);
            values[at++] = Float("current-c", 0x2010, 1000, ModbusRatio.Ct);
            values[at++] = Float("active-power", 0x2012, 10000, ModbusRatio.CtPt);
            values[at++] = Float("active-power-a", 0x2014, 10000, ModbusRatio.CtPt);
            values[at++] = Float("active-power-b", 0x2016, 10000, ModbusRatio.CtPt);
            values[at++] = Float("active-power-c", 0x2018, 10000, ModbusRatio.CtPt);
            values[at++] = Float("reactive-power", 0x201A, 10000, ModbusRatio.CtPt);
            values[at++] = Float("power-factor", 0x202A, 1000, ModbusRatio.None);
            values[at++] = Float("frequency", 0x2044, 100, ModbusRatio.None);
            at = isEnergyFirst ? 0 : at;
            values[at++] = Float("active-energy", energy, 1, ModbusRatio.CtPt);
            values[at] = Float("reverse-active-energy", reverseEnergy, 1, ModbusRatio.CtPt);
            return values;
        }
    }
}
