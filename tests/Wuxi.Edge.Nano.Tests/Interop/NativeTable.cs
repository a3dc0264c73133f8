using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Wuxi.Edge.Nano.Tests.Interop;

/// <summary>
/// The table of native methods of an assembly and its checksum, as nanoFramework's packer makes them
/// (nanoframework/metadata-processor 3.0: order in nanoTablesContext, names and checksum in NativeMethodsCrc). Types go by
/// full name; in a type the virtual methods come first, then those of instances, then the static ones. That a type is moved
/// before another one that names it in a signature is not done here, but refused.
/// </summary>
internal sealed class NativeTable
{
    private NativeTable(IReadOnlyList<string?> entries, uint checksum)
    {
        Entries = entries;
        Checksum = checksum;
    }

    /// <summary>Class and method, as in C++; null for a managed method.</summary>
    public IReadOnlyList<string?> Entries { get; }

    public uint Checksum { get; }

    public static NativeTable Of(CSharpCompilation compilation, string assembly)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        using var file = new PEReader(image);
        MetadataReader reader = file.GetMetadataReader();

        var entries = new List<string?>();
        uint checksum = 0;
        bool any = false;
        foreach (TypeDefinition type in TypesInOrder(reader))
        {
            string name = FullName(reader, type).Replace('.', '_');
            foreach (MethodDefinition method in MethodsInOrder(reader, type))
            {
                string? native = IsNative(method) ? Name(reader, method) : null;
                entries.Add(native is null ? null : name + "::" + native);

                // Until a whole native method has gone in, every step begins at 0 again.
                foreach (string part in native is null ? ["NULL"] : new[] { assembly, name, native })
                {
                    checksum = Crc32(part, any ? checksum : 0);
                }

                any |= native is not null;
            }
        }

        return new NativeTable(entries, any ? checksum : 0);
    }

    private static TypeDefinition[] TypesInOrder(MetadataReader reader)
    {
        TypeDefinition[] types = [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => FullName(reader, type) != "<Module>" && type.GetMethods().Count > 0)];
        TypeDefinition[] ordered = [.. types.OrderBy(type => FullName(reader, type), StringComparer.Ordinal)];

        // The packer compares as the builder's language does, and leaves what is no class out of the checksum.
        Assert.Equal(
            ordered.Select(type => FullName(reader, type)),
            types.Select(type => FullName(reader, type)).Order(StringComparer.OrdinalIgnoreCase));
        string[] names = [.. types.Select(type => FullName(reader, type).Replace(".", "", StringComparison.Ordinal))];
        foreach (TypeDefinition type in types)
        {
            Assert.True(type.GetDeclaringType().IsNil, "nested type");
            Assert.DoesNotContain(
                type.GetInterfaceImplementations(),
                used => reader.GetInterfaceImplementation(used).Interface.Kind == HandleKind.TypeDefinition);
            Assert.False(type.Attributes.HasFlag(TypeAttributes.Interface), "interface");
            foreach (MethodSignature<string> signature in type.GetMethods()
                .Select(method => reader.GetMethodDefinition(method).DecodeSignature(new SignatureNames(), null)))
            {
                Assert.DoesNotContain(signature.ParameterTypes.Append(signature.ReturnType), used => names.Any(used.EndsWith));
            }
        }

        return ordered;
    }

    private static IEnumerable<MethodDefinition> MethodsInOrder(MetadataReader reader, TypeDefinition type) =>
        type.GetMethods().Select(reader.GetMethodDefinition).OrderBy(method =>
            method.Attributes.HasFlag(MethodAttributes.Virtual) ? 0 : method.Attributes.HasFlag(MethodAttributes.Static) ? 2 : 1);

    private static bool IsNative(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 && !method.Attributes.HasFlag(MethodAttributes.Abstract);

    private static string FullName(MetadataReader reader, TypeDefinition type) =>
        type.Namespace.IsNil ? reader.GetString(type.Name) : reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);

    private static string Name(MetadataReader reader, MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(new SignatureNames(), null);
        return reader.GetString(method.Name)
            + (method.Attributes.HasFlag(MethodAttributes.Static) ? "___STATIC__" : "___")
            + string.Join("__", signature.ParameterTypes.Prepend(signature.ReturnType));
    }

    // IEEE 802.3's polynomial, most significant bit first, no inversion.
    private static uint Crc32(string text, uint crc)
    {
        foreach (byte next in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (uint)next << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }
}
