using System;
using System.IO;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The store's files in a folder of the board's file system: LittleFS on the internal flash of an ESP32 (README). Each append opens
    /// the file and closes it again: FileStream.Flush does not reach LittleFS there, closing does, and LittleFS then takes over all of it or
    /// nothing. The same on the host, where tests use it. For one loop.
    /// </summary>
    public sealed class StoreFiles : IStoreFiles, IDisposable
    {
        private readonly string _folder;
        private string _readName;
        private FileStream _reading;

        /// <param name="folder">Path of the folder, with the separator at its end; it is made when it is not there.</param>
        public StoreFiles(string folder)
        {
            _folder = folder;
        }

        /// <summary>What went wrong last, in words; null when nothing has.</summary>
        public string Fault { get; private set; }

        public string[] List()
        {
            try
            {
                string folder = _folder.Substring(0, _folder.Length - 1);
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(folder);
                }

                string[] names = Directory.GetFiles(folder);
                for (int i = 0; i < names.Length; i++)
                {
                    names[i] = Path.GetFileName(names[i]);
                }

                return names;
            }
            catch (Exception e)
            {
                Fault = "cannot list " + _folder + ": " + e.Message;
                return null;
            }
        }

        public int Length(string name)
        {
            try
            {
                if (!File.Exists(_folder + name))
                {
                    return -1;
                }

                using (var file = new FileStream(_folder + name, FileMode.Open, FileAccess.Read))
                {
                    return (int)file.Length;
                }
            }
            catch (Exception e)
            {
                Fault = "cannot open " + name + ": " + e.Message;
                return -1;
            }
        }

        public int ReadAt(string name, int position, byte[] into, int offset, int count)
        {
            try
            {
                if (_readName != name)
                {
                    CloseReading();
                    _reading = new FileStream(_folder + name, FileMode.Open, FileAccess.Read);
                    _readName = name;
                }

                long length = _reading.Length;
                if (position >= length)
                {
                    return 0;
                }

                _reading.Seek(position, SeekOrigin.Begin);
                int wanted = count < length - position ? count : (int)(length - position);
                int read = 0;
                while (read < wanted)
                {
                    int more = _reading.Read(into, offset + read, wanted - read);
                    if (more <= 0)
                    {
                        break;
                    }

                    read += more;
                }

                return read;
            }
            catch (Exception e)
            {
                Fault = "cannot read " + name + ": " + e.Message;
                CloseReading();
                return -1;
            }
        }

        public bool Append(string name, byte[] bytes, int offset, int count)
        {
            try
            {
                // An open reader would go on with the file as it was.
                if (_readName == name)
                {
                    CloseReading();
                }

                using (var file = new FileStream(_folder + name, FileMode.Append, FileAccess.Write))
                {
                    file.Write(bytes, offset, count);
                    file.Flush();
                }

                return true;
            }
            catch (Exception e)
            {
                Fault = "cannot write " + name + ": " + e.Message;
                return false;
            }
        }

        public bool Flush(string name)
        {
            // Closing has done it.
            return true;
        }

        public bool Delete(string name)
        {
            try
            {
                if (_readName == name)
                {
                    CloseReading();
                }

                if (File.Exists(_folder + name))
                {
                    File.Delete(_folder + name);
                }

                return true;
            }
            catch (Exception e)
            {
                Fault = "cannot delete " + name + ": " + e.Message;
                return false;
            }
        }

        /// <summary>Closes the file that was read last.</summary>
        public void Dispose()
        {
            CloseReading();
        }

        private void CloseReading()
        {
            if (_reading != null)
            {
                _reading.Close();
            }

            _reading = null;
            _readName = null;
        }
    }
}
