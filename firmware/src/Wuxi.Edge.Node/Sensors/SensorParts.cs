using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>The instruments this firmware has drivers for.</summary>
    public static class SensorParts
    {
        private static readonly SensorPart[] Parts =
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

        public static int Count
        {
            get { return Parts.Length; }
        }

        /// <summary>Their words in the settings, in one text.</summary>
        public static string Names
        {
            get
            {
                string[] names = new string[Parts.Length];
                for (int i = 0; i < names.Length; i++)
                {
                    names[i] = Parts[i].Id;
                }

                return Words.Join(names);
            }
        }

        public static SensorPart At(int index)
        {
            return Parts[index];
        }

        /// <summary>The part with this word, or null.</summary>
        public static SensorPart Find(string id)
        {
            for (int i = 0; i < Parts.Length; i++)
            {
                if (Parts[i].Id == id)
                {
                    return Parts[i];
                }
            }

            return null;
        }
    }
}
