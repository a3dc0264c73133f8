using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>An image of two assemblies, the second of which needs the first, is loaded from a slot, and its entry runs.</summary>
public sealed class ImageLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_entry_of_a_loaded_image_runs()
    {
        MethodInfo entry = Load("Run");
        Assert.Equal(2042, entry.Invoke(null, [2]));
    }

    [Fact]
    public void An_entry_that_is_not_there_is_told() =>
        Assert.Equal("image: ImageB has no B.Application.Walk", Assert.Throws<Exception>(() => Load("Walk")).Message);

    [Fact]
    public void A_slot_that_is_no_image_is_told()
    {
        File.WriteAllText(_folder.File("slot1"), "nothing\n");
        using var files = new StoreFiles(_folder.Path + "/");
        Assert.StartsWith("image: line 1: found 'nothing'", Assert.Throws<Exception>(() => new ImageLoader(files).Load(1)).Message, StringComparison.Ordinal);
        File.Delete(_folder.File("slot1"));
        Assert.StartsWith("image: ", Assert.Throws<Exception>(() => new ImageLoader(files).Load(1)).Message, StringComparison.Ordinal);
    }

    private MethodInfo Load(string method)
    {
        byte[] a = Compile("ImageA", "namespace A { public static class Number { public static int Of(int slot) { return (slot * 1000) + 42; } } }");
        byte[] b = Compile(
            "ImageB", "namespace B { public static class Application { public static int Run(int slot) { return A.Number.Of(slot); } } }", a);
        byte[] head = Encoding.ASCII.GetBytes(
            $"wuxi-edge-image 1\nversion 1.2.0.0\nassembly ImageA {a.Length}\nassembly ImageB {b.Length}\nentry ImageB B.Application {method}\nend\n");
        File.WriteAllBytes(_folder.File("slot1"), [.. head, .. a, .. b]);
        using var files = new StoreFiles(_folder.Path + "/");
        AppDomain.CurrentDomain.AssemblyResolve += OfImage;
        return new ImageLoader(files).Load(1);
    }

    // On the chip the runtime finds what was loaded before by its name; .NET asks.
    private static Assembly? OfImage(object? sender, ResolveEventArgs wanted) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.FullName == wanted.Name);

    private static byte[] Compile(string name, string source, params byte[][] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references.Select(bytes => MetadataReference.CreateFromImage(bytes))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return stream.ToArray();
    }
}
