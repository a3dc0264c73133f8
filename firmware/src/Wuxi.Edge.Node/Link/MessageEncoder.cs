using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// Writes the node's messages into one buffer, which grows to what the longest of them needs and is used again and again.
    /// Each method leaves the payload in <see cref="Buffer"/>. Not thread safe.
    /// </summary>
    internal sealed class MessageEncoder
    {
        private const int InitialBytes = 512;

        // Births make it grow, a few times in a run; the room that is left over is lost for good.
        private const int GrowthBytes = 32;

        private readonly Layout _layout;
        private readonly PointStates _states;
        private PayloadWriter _writer = new PayloadWriter(new byte[InitialBytes]);

        internal MessageEncoder(Layout layout, PointStates states)
        {
            _layout = layout;
            _states = states;
        }

        internal byte[] Buffer
        {
            get { return _writer.Buffer; }
        }

        internal int Length
        {
            get { return _writer.Length; }
        }

        /// <summary>NDEATH. Without a timestamp, and bdSeq from 1 to 127, it is pure ASCII: M2Mqtt takes the will as a string.</summary>
        internal void WriteNodeDeath(int bdSeq)
        {
            do
            {
                _writer.Begin(-1);
                WriteBdSeq(bdSeq, -1);
                _writer.End(-1);
            }
            while (Grow());
        }

        /// <summary>NBIRTH, with seq 0.</summary>
        /// <param name="updater">Null: the node takes no updates, and tells nothing of them.</param>
        internal void WriteNodeBirth(long nowMs, int bdSeq, IRecordStore store, SettingsKeeper keeper, Updater updater)
        {
            do
            {
                _writer.Begin(nowMs);
                WriteBdSeq(bdSeq, nowMs);
                _writer.BeginMetric(MetricName.Rebirth, -1, nowMs, DataType.Boolean, false);
                _writer.WriteBoolean(false);
                _writer.EndMetric();
                WriteNumber(MetricName.StoreId, Layout.StoreId, nowMs, store.Id);
                WriteNumber(MetricName.StoreFirst, Layout.StoreFirst, nowMs, store.First);
                WriteNumber(MetricName.StoreLast, Layout.StoreLast, nowMs, store.Last);

                // Commands are given by name, so these have no alias.
                WriteDeclaration(MetricName.StoredThrough, -1, nowMs, DataType.UInt64);
                WriteDeclaration(MetricName.StoredStoreId, -1, nowMs, DataType.UInt64);
                WriteDeclaration(MetricName.StoredRanges, -1, nowMs, DataType.Bytes);
                WriteDeclaration(MetricName.Settings, -1, nowMs, DataType.Bytes);
                WriteNumber(MetricName.SettingsVersion, -1, nowMs, keeper.Version);
                WriteSettingsState(nowMs, keeper);
                WriteText(MetricName.Broker, nowMs, _layout.Settings.Broker);
                if (updater != null)
                {
                    WriteUpdate(nowMs, updater);
                }

                _writer.End(0);
            }
            while (Grow());
        }

        /// <summary>NDATA without a record: the oldest record in the store is now another.</summary>
        internal void WriteStoreFirst(long nowMs, int seq, ulong first)
        {
            do
            {
                _writer.Begin(nowMs);
                _writer.BeginMetric(null, Layout.StoreFirst, nowMs, DataType.Unknown, false);
                _writer.WriteUInt64(first);
                _writer.EndMetric();
                _writer.End(seq);
            }
            while (Grow());
        }

        /// <summary>NDATA without a record: what has become of settings from the gateway.</summary>
        internal void WriteSettings(long nowMs, int seq, SettingsKeeper keeper)
        {
            do
            {
                _writer.Begin(nowMs);
                WriteSettingsState(nowMs, keeper);
                _writer.End(seq);
            }
            while (Grow());
        }

        /// <summary>DBIRTH, with the last samples.</summary>
        internal void WriteDeviceBirth(long nowMs, int seq, int index, DeviceSampler device)
        {
            do
            {
                _writer.Begin(nowMs);
                WriteDeclaration(MetricName.RecordNumber, _layout.RecordNumber(index), nowMs, DataType.UInt64);
                for (int i = 0; i < device.Settings.PointCount; i++)
                {
                    WritePoint(nowMs, _layout.Point(index, i), device.Settings.Table, device.Settings.FirstPoint + i);
                }

                if (device.Settings.Part.Command != null)
                {
                    // Given by name, so without an alias.
                    WriteDeclaration(device.Settings.Part.Command, -1, nowMs, DataType.Boolean);
                }

                _writer.End(seq);
            }
            while (Grow());
        }

        /// <summary>DDEATH.</summary>
        internal void WriteDeviceDeath(long nowMs, int seq)
        {
            _writer.Begin(nowMs);
            _writer.End(seq);
        }

        /// <summary>DDATA of a record that the reader has just opened. False when the record names a point that is not there.</summary>
        internal bool WriteRecord(long nowMs, int seq, ulong number, long stampMs, RecordReader record, bool isHistorical)
        {
            int device = record.Device;
            DeviceSettings settings = _layout.Settings.Devices[device];
            _writer.Begin(nowMs);
            _writer.BeginMetric(null, _layout.RecordNumber(device), stampMs, DataType.Unknown, isHistorical);
            _writer.WriteUInt64(number);
            _writer.EndMetric();
            while (record.Next())
            {
                if (record.Point >= settings.PointCount)
                {
                    return false;
                }

                _writer.BeginMetric(null, _layout.Point(device, record.Point), stampMs, DataType.Unknown, isHistorical);
                WriteSample(record.Reason, record.Value, false, settings.Table, settings.FirstPoint + record.Point, record.IsUndated);
                _writer.EndMetric();
            }

            _writer.End(seq);
            return true;
        }

        /// <summary>After an overflow: true, and a somewhat larger buffer, so the message is to be written again.</summary>
        internal bool Grow()
        {
            if (!_writer.IsOverflow)
            {
                return false;
            }

            _writer = new PayloadWriter(new byte[_writer.Buffer.Length + GrowthBytes]);
            return true;
        }

        private void WriteBdSeq(int bdSeq, long nowMs)
        {
            _writer.BeginMetric(MetricName.BdSeq, -1, nowMs, DataType.Int64, false);
            _writer.WriteInt64(bdSeq);
            _writer.EndMetric();
        }

        private void WriteNumber(string name, long alias, long nowMs, ulong value)
        {
            _writer.BeginMetric(name, alias, nowMs, DataType.UInt64, false);
            _writer.WriteUInt64(value);
            _writer.EndMetric();
        }

        /// <summary>By name in births and data alike: it is sent once in months.</summary>
        private void WriteSettingsState(long nowMs, SettingsKeeper keeper)
        {
            WriteNumber(MetricName.SettingsPending, -1, nowMs, keeper.Pending);
            WriteNumber(MetricName.SettingsRefused, -1, nowMs, keeper.Refused);
            WriteText(MetricName.SettingsRefusal, nowMs, keeper.Refusal);
        }

        private void WriteUpdate(long nowMs, Updater updater)
        {
            WriteDeclaration(MetricName.Update, -1, nowMs, DataType.String);
            WriteNumber(MetricName.UpdateNumber, -1, nowMs, updater.Number);
            WriteText(MetricName.UpdateState, nowMs, UpdateWords.Of(updater.State));
            WriteText(MetricName.UpdateReason, nowMs, UpdateWords.Of(updater.Reason));
            WriteText(MetricName.FirmwareVersion, nowMs, updater.RunningVersion.ToString());
        }

        private void WriteText(string name, long nowMs, string value)
        {
            _writer.BeginMetric(name, -1, nowMs, DataType.String, false);
            _writer.WriteString(value);
            _writer.EndMetric();
        }

        private void WriteDeclaration(string name, long alias, long nowMs, DataType type)
        {
            _writer.BeginMetric(name, alias, nowMs, type, false);
            _writer.WriteNull();
            _writer.EndMetric();
        }

        private void WritePoint(long nowMs, long alias, PointTable table, int point)
        {
            _writer.BeginMetric(table.Metric(point), alias, nowMs, table.IsDouble(point) ? DataType.Double : DataType.Float, false);
            WriteSample(_states.Reason(point), _states.Value(point), true, table, point, false);
            _writer.EndMetric();
        }

        private void WriteSample(int reason, double value, bool isBirth, PointTable table, int point, bool isUndated)
        {
            if (reason != ReasonCode.None)
            {
                _writer.WriteNull();
            }
            else if (table.IsDouble(point))
            {
                _writer.WriteDouble(value);
            }
            else
            {
                _writer.WriteFloat((float)value);
            }

            if (reason == ReasonCode.None && !isBirth && !isUndated)
            {
                return;
            }

            _writer.BeginProperties();
            if (isBirth)
            {
                _writer.PropertyString(MetricName.Unit, table.Unit(point));
                _writer.PropertyDouble(MetricName.Resolution, table.Resolution(point));
            }

            if (reason != ReasonCode.None)
            {
                _writer.PropertyInt32(MetricName.Quality, QualityCode.Bad);
                _writer.PropertyInt32(MetricName.Reason, reason);
            }
            else if (isUndated)
            {
                // The value is good; its time is not.
                _writer.PropertyInt32(MetricName.Reason, ReasonCode.Undated);
            }

            _writer.EndProperties();
        }
    }
}
