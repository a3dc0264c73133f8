namespace Wuxi.Edge.Node.Update
{
    /// <summary>What an image holds: assemblies in the order in which they are loaded, and where the application begins. Immutable.</summary>
    public sealed class ImageManifest
    {
        /// <summary>Most assemblies.</summary>
        public const int MostAssemblies = 8;

        /// <summary>Longest manifest, bytes: it begins the image.</summary>
        public const int MostBytes = 1024;

        internal ImageManifest(ProgramVersion version, string[] names, int[] offsets, int[] lengths, string[] entry)
        {
            Version = version;
            Names = names;
            Offsets = offsets;
            Lengths = lengths;
            EntryAssembly = entry[0];
            EntryType = entry[1];
            EntryMethod = entry[2];
        }

        public ProgramVersion Version { get; private set; }

        /// <summary>Names of the assemblies.</summary>
        public string[] Names { get; private set; }

        /// <summary>Where each begins in the image.</summary>
        public int[] Offsets { get; private set; }

        /// <summary>How long each is, bytes.</summary>
        public int[] Lengths { get; private set; }

        /// <summary>One of <see cref="Names"/>.</summary>
        public string EntryAssembly { get; private set; }

        /// <summary>Full name of a type in it.</summary>
        public string EntryType { get; private set; }

        /// <summary>A public static method of the type.</summary>
        public string EntryMethod { get; private set; }

        /// <summary>Length of the whole image, bytes.</summary>
        public int ImageBytes
        {
            get { return Offsets[Offsets.Length - 1] + Lengths[Lengths.Length - 1]; }
        }
    }
}
