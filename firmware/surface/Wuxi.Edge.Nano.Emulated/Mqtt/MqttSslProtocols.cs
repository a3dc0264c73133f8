namespace nanoFramework.M2Mqtt;

/// <summary>TLS version to ask for, with nanoFramework's values; the emulated client takes TLS 1.2 or newer for every one of them.</summary>
public enum MqttSslProtocols
{
    None = 0,
    SSLv3 = 1,
    TLSv1_0 = 2,
    TLSv1_1 = 3,
    TLSv1_2 = 4,
    TLSv1_3 = 5,
}
