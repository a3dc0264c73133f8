using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>Version of the application: four numbers of 0 to 65535, as .NET assemblies have them. Immutable.</summary>
    public sealed class ProgramVersion
    {
        internal const int Parts = 4;
        private const int Highest = 65535;

        private readonly ushort[] _parts;

        private ProgramVersion(ushort[] parts)
        {
            _parts = parts;
        }

        /// <summary>Reads <c>1.2.3.4</c>; null when the text is anything else.</summary>
        public static ProgramVersion Parse(string text)
        {
            string[] words = text.Split('.');
            if (words.Length != Parts)
            {
                return null;
            }

            ushort[] parts = new ushort[Parts];
            for (int i = 0; i < Parts; i++)
            {
                int value;
                if (!NumberText.TryInteger(words[i], out value) || value > Highest || (words[i].Length > 1 && words[i][0] == '0'))
                {
                    return null;
                }

                parts[i] = (ushort)value;
            }

            return new ProgramVersion(parts);
        }

        public bool IsSameAs(ProgramVersion other)
        {
            bool isSame = true;
            for (int i = 0; i < Parts; i++)
            {
                isSame &= _parts[i] == other._parts[i];
            }

            return isSame;
        }

        /// <summary>
        /// Newer in the first two numbers. The runtime tells assemblies of one name apart by these alone (nf-interpreter,
        /// CLR_RT_TypeSystem::FindAssembly), and an image's lie in RAM beside those of the deployment.
        /// </summary>
        public bool IsNewerThan(ProgramVersion other)
        {
            return _parts[0] != other._parts[0] ? _parts[0] > other._parts[0] : _parts[1] > other._parts[1];
        }

        /// <summary>One of the four numbers, the most significant first.</summary>
        public int Part(int index)
        {
            return _parts[index];
        }

        public override string ToString()
        {
            return _parts[0].ToString() + "." + _parts[1].ToString() + "." + _parts[2].ToString() + "." + _parts[3].ToString();
        }

        internal static ProgramVersion Of(int first, int second, int third, int fourth)
        {
            return new ProgramVersion(new ushort[] { (ushort)first, (ushort)second, (ushort)third, (ushort)fourth });
        }
    }
}
