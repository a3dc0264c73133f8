using System;
using System.IO;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// Two small files on the board's file system. LittleFS takes over a file when it is closed, all of it or nothing, so a
    /// power cut leaves the content before. For the node's one loop.
    /// </summary>
    public sealed class FileLatches : ILatchSlots
    {
        private readonly string _path;

        /// <param name="path">Path of the files without the digit at their ends.</param>
        public FileLatches(string path)
        {
            _path = path;
        }

        /// <summary>What went wrong last, in words; null when nothing has.</summary>
        public string Fault { get; private set; }

        public int Read(int slot, byte[] into)
        {
            try
            {
                string path = _path + slot.ToString();
                if (!File.Exists(path))
                {
                    return 0;
                }

                using (var file = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    int wanted = file.Length < into.Length ? (int)file.Length : into.Length;
                    int read = 0;
                    int more = 1;
                    while (read < wanted && more > 0)
                    {
                        more = file.Read(into, read, wanted - read);
                        read += more;
                    }

                    return read;
                }
            }
            catch (Exception e)
            {
                Fault = "cannot read the trips: " + e.Message;
                return 0;
            }
        }

        public bool Write(int slot, byte[] bytes, int count)
        {
            try
            {
                using (var file = new FileStream(_path + slot.ToString(), FileMode.Create, FileAccess.Write))
                {
                    file.Write(bytes, 0, count);
                    file.Flush();
                }

                return true;
            }
            catch (Exception e)
            {
                Fault = "cannot write the trips: " + e.Message;
                return false;
            }
        }
    }
}
