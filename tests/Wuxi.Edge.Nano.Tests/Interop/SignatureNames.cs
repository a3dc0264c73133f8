using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Wuxi.Edge.Nano.Tests.Interop;

/// <summary>Types as nanoFramework's packer spells them in the names of native methods: I4, SZARRAY_U1, …</summary>
internal sealed class SignatureNames : ISignatureTypeProvider<string, object?>
{
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Void => "VOID",
        PrimitiveTypeCode.Boolean => "BOOLEAN",
        PrimitiveTypeCode.Char => "CHAR",
        PrimitiveTypeCode.SByte => "I1",
        PrimitiveTypeCode.Byte => "U1",
        PrimitiveTypeCode.Int16 => "I2",
        PrimitiveTypeCode.UInt16 => "U2",
        PrimitiveTypeCode.Int32 => "I4",
        PrimitiveTypeCode.UInt32 => "U4",
        PrimitiveTypeCode.Int64 => "I8",
        PrimitiveTypeCode.UInt64 => "U8",
        PrimitiveTypeCode.Single => "R4",
        PrimitiveTypeCode.Double => "R8",
        PrimitiveTypeCode.String => "STRING",
        PrimitiveTypeCode.Object => "OBJECT",
        _ => throw new NotSupportedException(typeCode.ToString()),
    };

    public string GetSZArrayType(string elementType) => "SZARRAY_" + elementType;

    public string GetByReferenceType(string elementType) => "BYREF_" + elementType;

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return (reader.GetString(type.Namespace) + reader.GetString(type.Name)).Replace(".", "", StringComparison.Ordinal);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return (reader.GetString(type.Namespace) + reader.GetString(type.Name)).Replace(".", "", StringComparison.Ordinal);
    }

    public string GetArrayType(string elementType, ArrayShape shape) => throw new NotSupportedException("multi-dimensional array");

    public string GetFunctionPointerType(MethodSignature<string> signature) => throw new NotSupportedException("function pointer");

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => throw new NotSupportedException("generic type");

    public string GetGenericMethodParameter(object? genericContext, int index) => throw new NotSupportedException("generic method");

    public string GetGenericTypeParameter(object? genericContext, int index) => throw new NotSupportedException("generic type");

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => throw new NotSupportedException("pinned type");

    public string GetPointerType(string elementType) => throw new NotSupportedException("pointer");

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        throw new NotSupportedException("type specification");
}
