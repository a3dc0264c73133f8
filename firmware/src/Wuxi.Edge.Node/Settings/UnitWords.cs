namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// The units that the parts of this firmware measure in, by numbers that hold for one run: a text of the settings would be kept in the heap, one of
    /// the program lies in flash. Thread safe.
    /// </summary>
    internal static class UnitWords
    {
        /// <summary>How many there are, numbered from 0.</summary>
        internal const int Count = 25;

        /// <summary>UCUM code of a number.</summary>
        internal static string Of(int number)
        {
            switch (number)
            {
                case 0: return "1";
                case 1: return "V";
                case 2: return "A";
                case 3: return "kW";
                case 4: return "kvar";
                case 5: return "kV.A";
                case 6: return "kW.h";
                case 7: return "Hz";
                case 8: return "m3";
                case 9: return "m3/h";
                case 10: return "Cel";
                case 11: return "%";
                case 12: return "hPa";
                case 13: return "[ppm]";
                case 14: return "ug/m3";
                case 15: return "kOhm";
                case 16: return "dB[SPL]";
                case 17: return "dB{mW}";
                case 18: return "m/s2";
                case 19: return "mm/s";
                case 20: return "1/m";
                case 21: return "1/h";
                case 22: return "s";
                case 23: return "ms";
                default: return "By";
            }
        }

        /// <summary>Number of a UCUM code; -1 when it is none of these.</summary>
        internal static int Find(string unit)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Of(i) == unit)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
