using System.Globalization;

namespace Wuxi.Edge.Mqtt;

/// <summary>One line of the authority's register.</summary>
/// <param name="Serial">Hexadecimal.</param>
/// <param name="Names">Further host names and addresses of a broker, separated by spaces.</param>
/// <param name="ExpiresMs">UTC milliseconds.</param>
/// <param name="RevokedMs">UTC milliseconds; 0: not revoked.</param>
internal sealed record IssuedCertificate(string Serial, CertificateRole Role, string CommonName, string Names, long ExpiresMs, long RevokedMs)
{
    private const char Separator = ';';
    private const int Fields = 6;

    public bool IsRevoked => RevokedMs != 0;

    public static IssuedCertificate Parse(string line)
    {
        string[] fields = line.Split(Separator);
        if (fields.Length != Fields)
        {
            throw new InvalidDataException($"the register of certificates has a line of {fields.Length} fields, expected {Fields}: '{line}'");
        }

        return new IssuedCertificate(
            fields[0],
            Enum.Parse<CertificateRole>(fields[1]),
            fields[2],
            fields[3],
            long.Parse(fields[4], CultureInfo.InvariantCulture),
            long.Parse(fields[5], CultureInfo.InvariantCulture));
    }

    public string Format() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Serial}{Separator}{Role}{Separator}{CommonName}{Separator}{Names}{Separator}{ExpiresMs}{Separator}{RevokedMs}");
}
