using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wuxi.Edge.Nano.Tests.Rules;

/// <summary>The rules that need to know types: what compiles against the real packages and then does something else.</summary>
internal sealed class MeaningRules(SemanticModel model, ICollection<Violation> found) : RuleWalker(found)
{
    public override void VisitGenericName(GenericNameSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is INamedTypeSymbol { Name: "Func" } type
            && type.ContainingNamespace.ToDisplayString() == "System")
        {
            Refuse("func", node);
        }

        base.VisitGenericName(node);
    }

    public override void VisitNullableType(NullableTypeSyntax node)
    {
        // Reference types may carry the mark: it is only the compiler's.
        if (model.GetTypeInfo(node.ElementType).Type is not { IsReferenceType: true })
        {
            Refuse("nullable-value", node);
        }

        base.VisitNullableType(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is IMethodSymbol method)
        {
            bool isToString = method.Name == nameof(ToString);
            bool isString = method.ContainingType.SpecialType == SpecialType.System_String;
            if (isToString && node.Expression is MemberAccessExpressionSyntax { Expression: { } receiver } && IsEnum(receiver))
            {
                Refuse("enum-to-string", node);
            }
            else if (isString && method.Name is nameof(string.Format) or nameof(string.Concat))
            {
                RefuseEnums(node.ArgumentList.Arguments.Select(argument => argument.Expression));
            }

            if (isToString || (isString && method.Name == nameof(string.Format)))
            {
                string format = node.ArgumentList.Arguments.Count > 0
                    && model.GetConstantValue(node.ArgumentList.Arguments[0].Expression).Value is string text ? text : "";
                if (isToString ? IsRefusedFormat(format) : format.Split('{').Skip(1).Any(IsRefusedPlaceholder))
                {
                    Refuse("format-specifier", node);
                }
            }
        }

        base.VisitInvocationExpression(node);
    }

    public override void VisitInterpolation(InterpolationSyntax node)
    {
        RefuseEnums([node.Expression]);
        if (IsRefusedFormat(node.FormatClause?.FormatStringToken.ValueText ?? ""))
        {
            Refuse("format-specifier", node);
        }

        base.VisitInterpolation(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.AddExpression) && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_String)
        {
            RefuseEnums([node.Left, node.Right]);
        }

        base.VisitBinaryExpression(node);
    }

    private void RefuseEnums(IEnumerable<ExpressionSyntax> expressions)
    {
        foreach (ExpressionSyntax expression in expressions.Where(IsEnum))
        {
            Refuse("enum-to-string", expression);
        }
    }

    private bool IsEnum(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.TypeKind == TypeKind.Enum;

    private static bool IsRefusedFormat(string format) => format.Length > 0 && format[0] is 'P' or 'p' or 'R' or 'r';

    private static bool IsRefusedPlaceholder(string fromBrace)
    {
        string inside = fromBrace.Split('}')[0];
        int colon = inside.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && IsRefusedFormat(inside[(colon + 1)..]);
    }
}
