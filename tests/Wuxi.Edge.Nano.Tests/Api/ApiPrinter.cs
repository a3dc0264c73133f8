using Microsoft.CodeAnalysis;

namespace Wuxi.Edge.Nano.Tests.Api;

/// <summary>Writes the public and protected members of compiled types in the form of <c>API.txt</c>.</summary>
internal static class ApiPrinter
{
    public static SortedDictionary<string, SortedSet<string>> Print(IEnumerable<INamedTypeSymbol> types)
    {
        var printed = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in types)
        {
            printed.Add(Kind(type) + " " + FullName(type), new SortedSet<string>(Members(type), StringComparer.Ordinal));
        }

        return printed;
    }

    /// <summary>All types of an assembly that say they are public, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> VisibleTypes(INamespaceOrTypeSymbol within)
    {
        foreach (INamespaceOrTypeSymbol member in within.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            // The list of the real packages also has what is public inside an internal type.
            if (member is INamedTypeSymbol type && IsVisible(type))
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inner in VisibleTypes(member))
            {
                yield return inner;
            }
        }
    }

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string Kind(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Enum => "enum",
        TypeKind.Interface => "interface",
        TypeKind.Struct => "struct",
        _ => "class",
    };

    private static string FullName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? FullName(outer) + "/" + type.MetadataName
        : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;

    private static string ShortName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ShortName(array.ElementType) + "[]",
        IPointerTypeSymbol pointer => ShortName(pointer.PointedAtType) + "*",
        _ => type.MetadataName,
    };

    private static IEnumerable<string> Members(INamedTypeSymbol type)
    {
        bool isEnum = type.TypeKind == TypeKind.Enum;
        foreach (ISymbol member in type.GetMembers().Where(IsVisible))
        {
            string? line = member switch
            {
                IFieldSymbol field when isEnum => $"{field.Name}={field.ConstantValue}",
                IFieldSymbol field => $"field {Modifiers(field)}{ShortName(field.Type)} {field.Name}",
                IPropertySymbol property => Property(property),
                IEventSymbol raised => $"event {ShortName(raised.Type)} {raised.Name}",
                IMethodSymbol method => isEnum ? null : Method(method),
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Property(IPropertySymbol property)
    {
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        string set = property.SetMethod is { } setter && IsVisible(setter) ? "set; " : "";
        return $"prop {Modifiers(property)}{ShortName(property.Type)} {property.MetadataName} {{ {get}{set}}}";
    }

    private static string? Method(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.Constructor or MethodKind.Destructor
            or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.DelegateInvoke)
            || (method.IsImplicitlyDeclared && method.MethodKind == MethodKind.Constructor
                && method.ContainingType.TypeKind == TypeKind.Struct))
        {
            return null;
        }

        string parameters = string.Join(", ", method.Parameters
            .Select(p => ShortName(p.Type) + (p.RefKind == RefKind.None ? "" : "&") + " " + p.Name));
        return $"{Modifiers(method)}{ShortName(method.ReturnType)} {method.MetadataName}({parameters})";
    }

    private static string Modifiers(ISymbol symbol) =>
        (symbol is IMethodSymbol && symbol.DeclaredAccessibility != Accessibility.Public ? "protected " : "")
        + (symbol.IsStatic ? "static " : "");
}
