namespace Wuxi.Edge.Wire
{
    /// <summary>The fixed names of metrics and of their properties. All are ASCII.</summary>
    public static class MetricName
    {
        /// <summary>Number of the MQTT session, Int64, in NDEATH and NBIRTH (Sparkplug).</summary>
        public const string BdSeq = "bdSeq";

        /// <summary>Boolean; true in an NCMD asks for births (Sparkplug).</summary>
        public const string Rebirth = "Node Control/Rebirth";

        /// <summary>UInt64: every record up to and with this number is on the gateway's disk.</summary>
        public const string StoredThrough = "Node Control/Stored Through";

        /// <summary>UInt64: the store that a confirmation is about.</summary>
        public const string StoredStoreId = "Node Control/Stored Store";

        /// <summary>Bytes: the stored ranges above Stored Through, see <see cref="StoredRanges"/>.</summary>
        public const string StoredRanges = "Node Control/Stored Ranges";

        /// <summary>Bytes: a piece of a settings text for the node, see <see cref="SettingsPiece"/>.</summary>
        public const string Settings = "Node Control/Settings";

        /// <summary>UInt64: version of the settings whose devices and points the node uses, see <see cref="Wire.SettingsVersion"/>.</summary>
        public const string SettingsVersion = "Node Info/Settings Version";

        /// <summary>UInt64: version of the settings the node has accepted and is taking up; 0 for none.</summary>
        public const string SettingsPending = "Node Info/Settings Pending";

        /// <summary>UInt64: version of the settings the node refused last; 0 for none.</summary>
        public const string SettingsRefused = "Node Info/Settings Refused";

        /// <summary>String: why it refused them.</summary>
        public const string SettingsRefusal = "Node Info/Settings Refusal";

        /// <summary>String: the broker as the node knows it, <c>host:port</c>.</summary>
        public const string Broker = "Node Info/Broker";

        /// <summary>String: an order to update the application.</summary>
        public const string Update = "Node Control/Update";

        /// <summary>UInt64: number of the last order to update that the node has taken.</summary>
        public const string UpdateNumber = "Node Control/Update Number";

        /// <summary>String: what has become of it.</summary>
        public const string UpdateState = "Node Control/Update State";

        /// <summary>String: why; empty when all is well.</summary>
        public const string UpdateReason = "Node Control/Update Reason";

        /// <summary>String: version of the application that runs.</summary>
        public const string FirmwareVersion = "Node Info/Firmware Version";

        /// <summary>UInt64, random, made when the record store was first formatted.</summary>
        public const string StoreId = "Store/Id";

        /// <summary>UInt64: the oldest record the node still has; Last + 1 when it has none.</summary>
        public const string StoreFirst = "Store/First";

        /// <summary>UInt64: the youngest record.</summary>
        public const string StoreLast = "Store/Last";

        /// <summary>UInt64: the number of the record that a data message is; its first metric.</summary>
        public const string RecordNumber = "Record/Number";

        /// <summary>Boolean; true in a DCMD resets an interlock that waits for it.</summary>
        public const string Reset = "Device Control/Reset";

        /// <summary>Property, Int32, see <see cref="QualityCode"/>.</summary>
        public const string Quality = "Quality";

        /// <summary>Property, Int32, see <see cref="ReasonCode"/>.</summary>
        public const string Reason = "Reason";

        /// <summary>Property, String: UCUM code of the unit.</summary>
        public const string Unit = "engUnit";

        /// <summary>Property, Double: the smallest step of the value, in its unit.</summary>
        public const string Resolution = "Resolution";
    }
}
