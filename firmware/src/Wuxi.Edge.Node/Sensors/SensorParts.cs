using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>The instruments this firmware has drivers for. Thread safe.</summary>
    public static class SensorParts
    {
        /// <summary>
        /// All of them, made anew: a node keeps those that its settings name, and no others, which would take up some kilobytes of a chip.
        /// </summary>
        public static SensorPart[] All()
        {
            return new SensorPart[]
            {
                new Dlt645Part(),
                new Pms5003Part("pms5003"),
                new Pms5003Part("pms7003"),
                new Sds011Part(),
                new Sps30Part(),
                new Ze07CoPart(),
                new MhZ19Part(),
                new Smoke420Part(),
                new Gas420Part(),
                new Noise420Part(),
                new Temperature420Part(),
                new ModbusMeterPart("sdm630"), new ModbusMeterPart("dtsu666"),
                new ModbusMeterPart("dtsu666-401e"), new ModbusMeterPart("adl400"),
                new ModbusMeterPart("adw300"),
                new Cjt188Part(Cjt188Kind.Water), new Cjt188Part(Cjt188Kind.Gas), new Cjt188Part(Cjt188Kind.Heat),
                new NodeItselfPart(),
                new PulseMeterPart("pulse-water"), new PulseMeterPart("pulse-gas"), new PulseMeterPart("pulse-electricity"),
                new Sht4xPart(), new Sht3xPart(), new Scd4xPart(), new Sgp40Part(), new Bme280Part(), new Max31865Part(), new Ds18b20Part(),
                new PulseMeterPart("piece-counter"),
                new ContactPart(),
                new CtRunPart(), new CtClampPart(),
                new VibrationSensorPart(VibrationKind.Iis3dwb), new VibrationSensorPart(VibrationKind.Adxl355),
                new VibrationSensorPart(VibrationKind.Adxl345),
                new Mq2Part(),
                new Mq7Part(),
                new OutputPart(),
                new InterlockPart(),
            };
        }

        /// <summary>The part with this word, made anew; null when there is none.</summary>
        public static SensorPart Find(string id)
        {
            return Find(All(), id);
        }

        /// <summary>The part with this word, or null.</summary>
        internal static SensorPart Find(SensorPart[] parts, string id)
        {
            for (int i = 0; i < parts.Length; i++)
            {
                if (parts[i].Id == id)
                {
                    return parts[i];
                }
            }

            return null;
        }

        /// <summary>Words of parts in the settings, in one text.</summary>
        internal static string NamesOf(SensorPart[] parts)
        {
            string[] names = new string[parts.Length];
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = parts[i].Id;
            }

            return Words.Join(names);
        }
    }
}
