using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wuxi.Edge.Nano.Tests.Rules;

/// <summary>
/// An exception that leaves Main or a thread prints nothing on the device, and the program ends as if all were well: the
/// whole body of Main, of a thread's start and of a timer's callback is one try with a catch for everything.
/// </summary>
internal sealed class ThreadRules(SemanticModel model, ICollection<Violation> found) : RuleWalker(found)
{
    private const string Rule = "thread-not-wrapped";

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.Identifier.ValueText == "Main" && node.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsWrapped(node.Body))
        {
            Refuse(Rule, node);
        }

        base.VisitMethodDeclaration(node);
    }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if (model.GetTypeInfo(node).Type is { Name: "Thread" or "Timer" } type
            && type.ContainingNamespace.ToDisplayString() == "System.Threading"
            && node.ArgumentList?.Arguments is { Count: > 0 } arguments
            && !IsWrapped(BodyOf(arguments[0].Expression)))
        {
            Refuse(Rule, node);
        }

        base.VisitObjectCreationExpression(node);
    }

    private SyntaxNode? BodyOf(ExpressionSyntax start) => start switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } inner } => BodyOf(inner[0].Expression),
        _ => (model.GetSymbolInfo(start).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()) switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            _ => null,
        },
    };

    private static bool IsWrapped(SyntaxNode? body) =>
        body is BlockSyntax { Statements: { Count: 1 } statements }
        && statements[0] is TryStatementSyntax attempt
        && attempt.Catches.Any(clause => clause.Filter is null
            && (clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception" or "System.Exception"));
}
