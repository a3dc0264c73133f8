using System.Buffers.Binary;
using System.Text;

namespace Wuxi.Edge.Cli.Updates;

/// <summary>
/// Makes an image of the application from the assemblies that the nanoFramework build leaves (<c>*.pe</c>): the manifest, and behind it the
/// assemblies in the order in which they are loaded. The form is the firmware's, <c>Wuxi.Edge.Node/Update/README.md</c>.
/// </summary>
internal static class ImagePacker
{
    /// <summary>The assemblies of the application. What has native methods (Wuxi.Edge.Native, the packages) stays in the deployment.</summary>
    private static readonly string[] Assemblies = ["Wuxi.Edge.Wire", "Wuxi.Edge.Node", "Wuxi.Edge.Node.Device"];

    private const string Entry = "Wuxi.Edge.Node.Device Wuxi.Edge.Node.Device.Application Run";

    // CLR_RECORD_ASSEMBLY of nanoFramework 1.x (nf-interpreter, src/CLR/Include/nanoCLR_Types.h): marker, two CRCs, flags,
    // checksum of the native methods, patch entry, version.
    private const string Marker = "NFMRK1";
    private const int FlagsAt = 16;
    private const int VersionAt = 28;
    private const int HeadBytes = 40;
    private const int NeedsReboot = 1;

    /// <summary>The image of the assemblies in a folder.</summary>
    /// <param name="folder">Holds <c>NAME.pe</c> for each assembly.</param>
    /// <param name="version">The version that all of them must have.</param>
    /// <exception cref="InvalidDataException">An assembly cannot be part of it; the message says which, and what was expected.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static byte[] Pack(string folder, Version version)
    {
        var head = new StringBuilder($"wuxi-edge-image 1\nversion {version}\n");
        var bodies = new List<byte[]>();
        foreach (string name in Assemblies)
        {
            byte[] body = File.ReadAllBytes(Path.Combine(folder, name + ".pe"));
            if (Fault(body, version) is { } fault)
            {
                throw new InvalidDataException($"{name}.pe: {fault}");
            }

            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"assembly {name} {body.Length}\n");
            bodies.Add(body);
        }

        head.Append($"entry {Entry}\nend\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. bodies.SelectMany(body => body)];
    }

    private static string? Fault(byte[] body, Version version)
    {
        if (body.Length < HeadBytes || Encoding.ASCII.GetString(body, 0, Marker.Length) != Marker)
        {
            return $"found no {Marker} at its start, expected an assembly as the nanoFramework 1.x build leaves it";
        }

        if ((BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(FlagsAt)) & NeedsReboot) != 0)
        {
            return "found the flag that it needs a reboot, expected an assembly that can be loaded from RAM";
        }

        int Part(int index) => BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(VersionAt + (2 * index)));
        var found = new Version(Part(0), Part(1), Part(2), Part(3));
        return found == version ? null : $"found version {found}, expected {version}: set AssemblyVersion in its AssemblyInfo.cs";
    }
}
