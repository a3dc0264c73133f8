using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wuxi.Edge.Nano.Tests.Rules;

/// <summary>The rules that need only the text: language features that the nanoFramework 1.x runtime does not execute.</summary>
internal sealed class SyntaxRules(ICollection<Violation> found) : RuleWalker(found)
{
    public override void VisitTypeParameterList(TypeParameterListSyntax node)
    {
        Refuse(node.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax ? "generic-method" : "own-generic", node.Parent!);
        base.VisitTypeParameterList(node);
    }

    public override void VisitArrayRankSpecifier(ArrayRankSpecifierSyntax node)
    {
        if (node.Rank > 1)
        {
            Refuse("multi-dimensional-array", node.Parent!);
        }

        base.VisitArrayRankSpecifier(node);
    }

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node)
    {
        foreach (MemberDeclarationSyntax member in node.Members)
        {
            bool hasBody = member.DescendantNodes().Any(inner => inner is BlockSyntax or ArrowExpressionClauseSyntax);
            if (hasBody || member.Modifiers.Any(SyntaxKind.StaticKeyword))
            {
                Refuse("default-interface-member", member);
            }
        }

        base.VisitInterfaceDeclaration(node);
    }

    public override void VisitToken(SyntaxToken token)
    {
        string? rule = token.Kind() switch
        {
            SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword or SyntaxKind.StackAllocKeyword => "unsafe",
            SyntaxKind.CheckedKeyword => "checked",
            SyntaxKind.AsyncKeyword or SyntaxKind.AwaitKeyword => "async",
            SyntaxKind.YieldKeyword => "iterator",
            SyntaxKind.VolatileKeyword => "volatile",
            SyntaxKind.DecimalKeyword => "decimal",
            SyntaxKind.RecordKeyword => "record",
            SyntaxKind.DotDotToken => "range",
            _ => null,
        };
        if (rule is not null)
        {
            Refuse(rule, token);
        }

        base.VisitToken(token);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.ExternKeyword)
            && !(node.Modifiers.Any(SyntaxKind.StaticKeyword) && IsInternalCall(node)))
        {
            Refuse("extern-not-internal-call", node);
        }

        base.VisitMethodDeclaration(node);
    }

    public override void VisitQueryExpression(QueryExpressionSyntax node)
    {
        Refuse("linq", node);
        base.VisitQueryExpression(node);
    }

    public override void VisitUsingDirective(UsingDirectiveSyntax node)
    {
        switch (node.Name?.ToString())
        {
            case "System.Linq":
                Refuse("linq", node);
                break;
            case "System.Collections.Generic":
                Refuse("generic-collections", node);
                break;
            default:
                break;
        }

        base.VisitUsingDirective(node);
    }

    public override void VisitTupleType(TupleTypeSyntax node)
    {
        Refuse("tuple", node);
        base.VisitTupleType(node);
    }

    public override void VisitTupleExpression(TupleExpressionSyntax node)
    {
        Refuse("tuple", node);
        base.VisitTupleExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.IndexExpression))
        {
            Refuse("range", node);
        }

        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Identifier.ValueText == "dynamic" && node.Parent is VariableDeclarationSyntax or ParameterSyntax or MethodDeclarationSyntax)
        {
            Refuse("dynamic", node);
        }

        base.VisitIdentifierName(node);
    }

    private static bool IsInternalCall(MethodDeclarationSyntax node) => node.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString().EndsWith("MethodImpl", StringComparison.Ordinal)
            && attribute.ArgumentList?.Arguments.Any(a => a.ToString().EndsWith("InternalCall", StringComparison.Ordinal)) == true);
}
