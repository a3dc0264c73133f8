using System;
using System.Reflection;
using System.Threading;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The application: files, Wi-Fi, then the node's one loop until a restart is due. It is called by the boot program of the deployment, for which
    /// it is the same whether it lies there too or in a slot: <see cref="Run"/> is an image's entry.
    /// </summary>
    public static class Application
    {
        private const int NetworkAttemptMs = 60000;
        private const int ReportEveryMs = 60000;
        private const int LongestSleepMs = 1000;
        private const int StoreBytes = 48 * 1024;
        private const int StoreRecords = 1024;
        private const int NextAttemptMs = 10000;
        private const string Trips = "I:\\trips";

        // Known as soon as outputs are driven, so that whatever ends the application can drive them into their safe states.
        private static SettingsKeeper _keeper;
        private static GpioOutputs _outputs;

        /// <param name="slot">Where it was started from; 0: the deployment.</param>
        public static void Run(int slot)
        {
            try
            {
                Start(slot);
            }
            catch (Exception)
            {
                if (_keeper != null)
                {
                    _outputs.DriveSafe(_keeper.Running, null);
                }

                throw;
            }
        }

        private static void Start(int slot)
        {
            if (!DeviceFiles.AreThere())
            {
                Say("has no settings yet: put " + DeviceFiles.Settings + " and its certificates on the board");
                return;
            }

            var keeper = new SettingsKeeper(new StoreFiles(DeviceFiles.SettingsFolder));
            bool isSet = keeper.Open(DeviceFiles.ReadSettings());
            if (keeper.Fault != null)
            {
                Say("settings: " + keeper.Fault);
            }

            if (!isSet)
            {
                return;
            }

            // Before anything that takes its time. From here to the first judgement of the rows the outputs are in their states for the start.
            _outputs = new GpioOutputs();
            _keeper = keeper;
            _outputs.DriveBoot(keeper.Running);
            if (_outputs.Fault != null)
            {
                Say(_outputs.Fault);
            }

            AssignPins();

            // Beside the loop: the node measures and its rows act without any network.
            new Thread(JoinNetwork).Start();

            var random = new SeededRandom(BootSeed.Make());
            LogRecordStore log = OpenLog(random);
            IRecordStore store = log;
            if (log == null)
            {
                store = new RamRecordStore(StoreBytes, StoreRecords, random);
            }

            var links = new MqttLinks(DeviceFiles.ReadAuthority(), DeviceFiles.ReadCertificate());
            var host = new NodeHost(keeper, links, store, random, _outputs, new FileLatches(Trips));
            NodeSettings settings = keeper.Running;
            Say(settings.NodeId + " runs settings " + keeper.Version.ToString("X8") + "; broker " + settings.Broker);
            if (host.BusFault != null)
            {
                Say(host.BusFault);
            }

            host.Node.Updater = MakeUpdater(slot, host.UptimeMs);
            Loop(host, links, log);
        }

        /// <summary>The store on the flash; null, said in words, when it cannot be used.</summary>
        private static LogRecordStore OpenLog(IRandom random)
        {
            long bytes = StorePartition.Bytes();
            if (bytes < StorePartition.LeastBytes)
            {
                Say("records are kept in RAM: the file system has " + bytes.ToString() + " bytes, the store needs " + StorePartition.LeastBytes.ToString());
                return null;
            }

            var files = new StoreFiles(StorePartition.Folder);
            var log = new LogRecordStore(files, LogStoreOptions.ForPartition((int)bytes), random);
            if (!log.Open())
            {
                Say("records are kept in RAM: " + (files.Fault != null ? files.Fault : "the store on the flash cannot be opened"));
                return null;
            }

            Say("records are kept on flash: " + (log.IsNew ? "a new store" : log.PendingCount.ToString() + " waiting")
                + ", " + log.SkippedAtOpen.ToString() + " numbers passed over");
            return log;
        }

        private static void AssignPins()
        {
            string board = DeviceFiles.ReadBoard();
            if (board == null)
            {
                board = BoardPins.OfTarget(SystemInfo.TargetName);
            }

            if (board == null || !BoardPins.Assign(board))
            {
                throw new Exception("no pins are known for board '" + board + "', image " + SystemInfo.TargetName);
            }

            Say("board " + board);
        }

        /// <summary>A thread of its own, because it waits; it ends when the network is there.</summary>
        private static void JoinNetwork()
        {
            try
            {
                while (!TryJoin())
                {
                    Thread.Sleep(NextAttemptMs);
                }
            }
            catch (Exception e)
            {
                Say("gives up the Wi-Fi until it starts again: " + e.Message);
            }
        }

        private static bool TryJoin()
        {
            try
            {
                // With the network that is stored in the device's own configuration. The time is not waited for:
                // SNTP sets it in the background, and the node knows that it does not know it yet.
                using (var limit = new CancellationTokenSource(NetworkAttemptMs))
                {
                    if (WifiNetworkHelper.Reconnect(false, 0, limit.Token))
                    {
                        FollowTime();
                        return true;
                    }
                }

                Say("no Wi-Fi yet: status " + (int)WifiNetworkHelper.Status);
            }
            catch (Exception e)
            {
                Say("no Wi-Fi yet: " + e.Message);
            }

            return false;
        }

        private static void FollowTime()
        {
            string fault = GatewayTime.Follow(_keeper.Running.BrokerHost);
            if (fault != null)
            {
                Say(fault);
            }
        }

        private static void Loop(NodeHost host, MqttLinks links, LogRecordStore log)
        {
            long nextReport = 0;
            string lastFault = null;
            while (!IsRestartDue(host))
            {
                long next = host.Tick();
                long now = host.UptimeMs;
                if (log != null)
                {
                    log.Flush(now);
                    if (log.IsBroken)
                    {
                        throw new Exception("the flash takes no more records");
                    }
                }

                string fault = links.Current.Fault;
                if (fault != null && fault != lastFault)
                {
                    Say("link: " + fault);
                }

                lastFault = fault;
                if (now >= nextReport)
                {
                    nextReport = now + ReportEveryMs;
                    Report(host);
                }

                long pause = next - now;
                if (pause > 0)
                {
                    Thread.Sleep(pause > LongestSleepMs ? LongestSleepMs : (int)pause);
                }
            }

            host.Node.Stop();
            if (log != null)
            {
                log.Close();
            }

            Say("restarts for an update");
            Power.RebootDevice(RebootOption.NormalReboot);
        }

        private static bool IsRestartDue(NodeHost host)
        {
            return host.Node.Updater != null && host.Node.Updater.IsRestartDue;
        }

        /// <summary>Null on a board without room for slots.</summary>
        private static Updater MakeUpdater(int slot, long nowMs)
        {
            if (!UpdatePartition.IsThere)
            {
                Say("takes no updates: the file system has no room for slots");
                return null;
            }

            var files = new StoreFiles(UpdatePartition.Folder);
            files.List();
            UpdateKey key = DeviceFiles.ReadUpdateKey();
            var options = new UpdateOptions();
            options.NodeId = key == null ? null : key.Node;
            options.Key = key == null ? null : key.Key;
            options.RunningSlot = slot;
            options.RunningVersion = ProgramVersion.Parse(Assembly.GetExecutingAssembly().GetName().Version.ToString());
            options.MostBytes = UpdatePartition.MostImageBytes(slot == UpdateJournal.Factory ? 0 : files.Length(UpdateJournal.FileOf(slot)));
            Say("version " + options.RunningVersion.ToString() + "; takes images of up to " + options.MostBytes.ToString() + " bytes"
                + (key == null ? ", but has no key for them" : string.Empty));
            return new Updater(options, files, new HttpUpdateSource(DeviceFiles.ReadAuthority()), nowMs);
        }

        private static void Report(NodeHost host)
        {
            NodeStatistics counts = host.Node.Statistics;
            Say((host.Node.IsOnline ? "online" : "offline")
                + ", records taken " + counts.RecordsTaken.ToString()
                + ", confirmed " + counts.RecordsConfirmed.ToString()
                + ", waiting " + host.Node.PendingRecords.ToString()
                + ", dropped " + counts.RecordsDropped.ToString());
        }

        private static void Say(string words)
        {
            Program.Say(words);
        }
    }
}
