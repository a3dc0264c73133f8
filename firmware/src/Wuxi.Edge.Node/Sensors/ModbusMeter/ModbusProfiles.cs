namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The meters that are known. Which entries must be compared with the meter's display when it is installed stands in the README of this
    /// folder. Thread safe.
    /// </summary>
    internal static class ModbusProfiles
    {
        private const int HoldingRegisters = 3;
        private const int InputRegisters = 4;

        /// <summary>Makes the profile with this word; null when there is none such. A node has room for those it uses, and not for all.</summary>
        internal static ModbusProfile Make(string id)
        {
            ModbusValue[] values = Values(id);
            if (values == null)
            {
                return null;
            }

            bool isAcrel = id == "adl400" || id == "adw300";
            return new ModbusProfile(id, id == "sdm630" ? InputRegisters : HoldingRegisters, isAcrel ? 32 : 60, false, values);
        }

        /// <summary>The names of a profile's metrics, in its order; made anew at each call.</summary>
        internal static string[] MetricsOf(string id)
        {
            ModbusValue[] values = Values(id);
            string[] metrics = new string[values.Length];
            for (int i = 0; i < metrics.Length; i++)
            {
                metrics[i] = values[i].Metric;
            }

            return metrics;
        }

        private static ModbusValue[] Values(string id)
        {
            switch (id)
            {
                case "sdm630":
                    return Sdm630();
                case "dtsu666":
                    // The energies at 101Eh and 1028h.
                    return Chint(0x101E, 0x1028, true);
                case "dtsu666-401e":
                    return Chint(0x401E, 0x4028, false);
                case "adl400":
                    return Adl400();
                case "adw300":
                    return Adw300();
                default:
                    return null;
            }
        }

        /// <summary>Eastron SDM630: input registers, float, W and var; wire address = 3xxxx - 30001.</summary>
        private static ModbusValue[] Sdm630()
        {
            return new[]
            {
                Float("voltage-a", 0x0000, 0, ModbusRatio.Pt),
                Float("voltage-b", 0x0002, 0, ModbusRatio.Pt),
                Float("voltage-c", 0x0004, 0, ModbusRatio.Pt),
                Float("current-a", 0x0006, 0, ModbusRatio.Ct),
                Float("current-b", 0x0008, 0, ModbusRatio.Ct),
                Float("current-c", 0x000A, 0, ModbusRatio.Ct),
                Float("active-power-a", 0x000C, 3, ModbusRatio.CtPt),
                Float("active-power-b", 0x000E, 3, ModbusRatio.CtPt),
                Float("active-power-c", 0x0010, 3, ModbusRatio.CtPt),
                Float("active-power", 0x0034, 3, ModbusRatio.CtPt),
                Float("reactive-power", 0x003C, 3, ModbusRatio.CtPt),
                Float("power-factor", 0x003E, 0, ModbusRatio.None),
                Float("frequency", 0x0046, 0, ModbusRatio.None),
                Float("active-energy", 0x0048, 0, ModbusRatio.CtPt),
                Float("reverse-active-energy", 0x004A, 0, ModbusRatio.CtPt),
            };
        }

        /// <summary>Acrel ADL400: holding registers, integers of the secondary side.</summary>
        private static ModbusValue[] Adl400()
        {
            return new[]
            {
                new ModbusValue("active-energy", 0x000A, ModbusType.UInt32, 2, ModbusRatio.CtPt),
                new ModbusValue("reverse-active-energy", 0x0014, ModbusType.UInt32, 2, ModbusRatio.CtPt),
                new ModbusValue("voltage-a", 0x0061, ModbusType.UInt16, 1, ModbusRatio.Pt),
                new ModbusValue("voltage-b", 0x0062, ModbusType.UInt16, 1, ModbusRatio.Pt),
                new ModbusValue("voltage-c", 0x0063, ModbusType.UInt16, 1, ModbusRatio.Pt),
                new ModbusValue("current-a", 0x0064, ModbusType.UInt16, 2, ModbusRatio.Ct),
                new ModbusValue("current-b", 0x0065, ModbusType.UInt16, 2, ModbusRatio.Ct),
                new ModbusValue("current-c", 0x0066, ModbusType.UInt16, 2, ModbusRatio.Ct),
                new ModbusValue("frequency", 0x0077, ModbusType.UInt16, 2, ModbusRatio.None),
                new ModbusValue("active-power-a", 0x0164, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-power-b", 0x0166, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-power-c", 0x0168, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-power", 0x016A, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("reactive-power", 0x0172, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("power-factor", 0x017F, ModbusType.Int16, 3, ModbusRatio.None),
            };
        }

        /// <summary>Acrel ADW300: holding registers, integers of the secondary side.</summary>
        private static ModbusValue[] Adw300()
        {
            return new[]
            {
                new ModbusValue("voltage-a", 0x0014, ModbusType.UInt16, 1, ModbusRatio.Pt),
                new ModbusValue("voltage-b", 0x0015, ModbusType.UInt16, 1, ModbusRatio.Pt),
                new ModbusValue("voltage-c", 0x0016, ModbusType.UInt16, 1, ModbusRatio.Pt),
                new ModbusValue("current-a", 0x001A, ModbusType.UInt16, 2, ModbusRatio.Ct),
                new ModbusValue("current-b", 0x001B, ModbusType.UInt16, 2, ModbusRatio.Ct),
                new ModbusValue("current-c", 0x001C, ModbusType.UInt16, 2, ModbusRatio.Ct),
                new ModbusValue("active-power-a", 0x001E, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-power-b", 0x0020, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-power-c", 0x0022, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-power", 0x0024, ModbusType.Int32, 3, ModbusRatio.CtPt),
                new ModbusValue("active-energy", 0x003E, ModbusType.UInt32, 2, ModbusRatio.CtPt),
                new ModbusValue("reverse-active-energy", 0x0040, ModbusType.UInt32, 2, ModbusRatio.CtPt),
            };
        }

        private static ModbusValue Float(string metric, int address, int decimals, int ratio)
        {
            return new ModbusValue(metric, address, ModbusType.Float32, decimals, ratio);
        }

        /// <summary>CHINT DTSU666: volts times 10, amperes and power factor times 1000, watts times 10, hertz times 100, energy in kWh: all as floats.</summary>
        private static ModbusValue[] Chint(int energy, int reverseEnergy, bool isEnergyFirst)
        {
            const int Values = 15;
            ModbusValue[] values = new ModbusValue[Values];
            int at = isEnergyFirst ? 2 : 0;
            values[at++] = Float("voltage-a", 0x2006, 1, ModbusRatio.Pt);
            values[at++] = Float("voltage-b", 0x2008, 1, ModbusRatio.Pt);
            values[at++] = Float("voltage-c", 0x200A, 1, ModbusRatio.Pt);
            values[at++] = Float("current-a", 0x200C, 3, ModbusRatio.Ct);
            values[at++] = Float("current-b", 0x200E, 3, ModbusRatio.Ct);
            values[at++] = Float("current-c", 0x2010, 3, ModbusRatio.Ct);
            values[at++] = Float("active-power", 0x2012, 4, ModbusRatio.CtPt);
            values[at++] = Float("active-power-a", 0x2014, 4, ModbusRatio.CtPt);
            values[at++] = Float("active-power-b", 0x2016, 4, ModbusRatio.CtPt);
            values[at++] = Float("active-power-c", 0x2018, 4, ModbusRatio.CtPt);
            values[at++] = Float("reactive-power", 0x201A, 4, ModbusRatio.CtPt);
            values[at++] = Float("power-factor", 0x202A, 3, ModbusRatio.None);
            values[at++] = Float("frequency", 0x2044, 2, ModbusRatio.None);
            at = isEnergyFirst ? 0 : at;
            values[at++] = Float("active-energy", energy, 0, ModbusRatio.CtPt);
            values[at] = Float("reverse-active-energy", reverseEnergy, 0, ModbusRatio.CtPt);
            return values;
        }
    }
}
