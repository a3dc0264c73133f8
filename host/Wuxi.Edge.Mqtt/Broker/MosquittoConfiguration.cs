using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// The texts that Mosquitto reads: mosquitto.conf(5) and its file of rights. Pure. Checked against Mosquitto 2.0.11 (Debian 12).
/// </summary>
internal static class MosquittoConfiguration
{
    private static readonly string[] NodeMessages = ["NBIRTH", "NDATA", "NDEATH"];
    private static readonly string[] DeviceMessages = ["DBIRTH", "DDATA", "DDEATH"];

    /// <param name="runAs">The user to run as when started by root; null: leave it.</param>
    public static string Write(BrokerOptions options, CertificateFiles certificate, int port, string rightsFile, string? runAs)
    {
        var text = new StringBuilder();
        void Line(string key, object value) => text.Append(CultureInfo.InvariantCulture, $"{key} {value}\n");
        text.Append("# Written by Wuxi.Edge at every start; changes are lost.\n");
        if (runAs is not null)
        {
            Line("user", runAs);
        }

        Line("log_dest", "stderr");
        Line("log_timestamp", "false");
        Line("connection_messages", "true");
        // Nothing survives the broker but what nodes and gateway send again: births, STATE, unconfirmed records.
        Line("persistence", "false");
        Line("sys_interval", 0);
        Line("set_tcp_nodelay", "true");
        Line("max_packet_size", options.MaximumPacketBytes);
        Line("max_inflight_messages", 20);
        Line("max_queued_messages", options.MaximumQueuedMessages);
        Line("allow_anonymous", "false");
        Line("allow_zero_length_clientid", "false");
        Line("acl_file", rightsFile);
        Line("listener", string.Create(CultureInfo.InvariantCulture, $"{port} {options.BindAddress}"));
        Line("protocol", "mqtt");
        Line("cafile", certificate.CaFile);
        Line("certfile", certificate.CertificateFile);
        Line("keyfile", certificate.KeyFile);
        Line("crlfile", options.Authority.RevocationListFile);
        Line("tls_version", "tlsv1.2");
        Line("require_certificate", "true");
        Line("use_identity_as_username", "true");
        Line("use_username_as_clientid", "true");
        return text.ToString();
    }

    /// <summary>
    /// Who may do what, a message type a line. Patterns hold for everybody (%u is the certificate's common name), so observers
    /// are denied the topics a node of their name would have.
    /// </summary>
    public static string WriteRights(BrokerOptions options)
    {
        string group = "spBv1.0/" + options.GroupId + "/";
        var text = new StringBuilder("# Written by Wuxi.Edge at every start; changes are lost.\n");
        text.Append(CultureInfo.InvariantCulture, $"user {options.GatewayName}\n");
        text.Append(CultureInfo.InvariantCulture, $"topic write spBv1.0/STATE/#\n");
        text.Append(CultureInfo.InvariantCulture, $"topic write {group}NCMD/#\n");
        text.Append(CultureInfo.InvariantCulture, $"topic write {group}DCMD/#\n");
        text.Append("topic read spBv1.0/#\n\n");
        foreach (string observer in options.ObserverNames)
        {
            text.Append(CultureInfo.InvariantCulture, $"user {observer}\n");
            foreach (string type in NodeMessages.Concat(DeviceMessages))
            {
                text.Append(CultureInfo.InvariantCulture, $"topic deny {group}{type}/{observer}/#\n");
            }

            text.Append("topic read spBv1.0/#\n\n");
        }

        foreach (string type in NodeMessages)
        {
            text.Append(CultureInfo.InvariantCulture, $"pattern write {group}{type}/%u\n");
        }

        foreach (string type in DeviceMessages)
        {
            text.Append(CultureInfo.InvariantCulture, $"pattern write {group}{type}/%u/#\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"pattern read {group}NCMD/%u\n");
        text.Append(CultureInfo.InvariantCulture, $"pattern read {group}DCMD/%u/#\n");
        // Mosquitto warns that this pattern names nobody; that is what it is for.
        text.Append("pattern read spBv1.0/STATE/#\n");
        return text.ToString();
    }
}
