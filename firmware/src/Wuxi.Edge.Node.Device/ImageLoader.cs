using System;
using System.Reflection;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// Loads the assemblies of an image into RAM, where they stay: nanoFramework keeps the array that it is given
    /// (nf-interpreter, corlib_native_System_Reflection_Assembly.cpp, "m_pFile = array"). What they need and do not bring is taken from the
    /// deployment by name and version. Not thread safe.
    /// </summary>
    public sealed class ImageLoader
    {
        private readonly IStoreFiles _files;
        private readonly ImageParser _parser = new ImageParser();

        /// <param name="files">The folder of the slots.</param>
        public ImageLoader(IStoreFiles files)
        {
            _files = files;
        }

        /// <summary>Loads a slot that was verified; gives the method at which its application begins.</summary>
        /// <exception cref="Exception">It cannot be loaded: no RAM, an assembly that the runtime does not take, no such entry.</exception>
        public MethodInfo Load(int slot)
        {
            string name = UpdateJournal.FileOf(slot);
            int length = _files.Length(name);
            byte[] start = Bytes(name, 0, length < ImageManifest.MostBytes ? length : ImageManifest.MostBytes);
            ImageManifest manifest = _parser.Parse(start, start.Length, length);
            if (manifest == null)
            {
                throw new Exception("image: " + _parser.Fault);
            }

            Assembly entry = null;
            for (int i = 0; i < manifest.Names.Length; i++)
            {
                Assembly assembly = Assembly.Load(Bytes(name, manifest.Offsets[i], manifest.Lengths[i]));
                entry = manifest.Names[i] == manifest.EntryAssembly ? assembly : entry;
            }

            Type type = entry.GetType(manifest.EntryType);
            MethodInfo method = type == null ? null : type.GetMethod(manifest.EntryMethod);
            if (method == null)
            {
                throw new Exception("image: " + manifest.EntryAssembly + " has no " + manifest.EntryType + "." + manifest.EntryMethod);
            }

            return method;
        }

        private byte[] Bytes(string name, int offset, int count)
        {
            byte[] bytes = new byte[count < 0 ? 0 : count];
            if (_files.ReadAt(name, offset, bytes, 0, bytes.Length) != bytes.Length)
            {
                throw new Exception("image: " + name + " cannot be read");
            }

            return bytes;
        }
    }
}
