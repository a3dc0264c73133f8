using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Wuxi.Edge.Nano.Tests.Interop;
using Wuxi.Edge.Nano.Tests.Rules;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests;

/// <summary>
/// The C++ table of <c>firmware/native/interop</c> is what the packer would write for our assembly: with another order the
/// runtime calls the wrong method, with another checksum it refuses the assembly.
/// </summary>
public partial class NativeTableTests
{
    private const string Assembly = "Wuxi.Edge.Native";

    private static readonly string SourceFile = Path.Combine(Repository.Root, "firmware", "native", "interop", "Wuxi_Edge_Native.cpp");

    private static readonly NativeTable Expected = NativeTable.Of(
        DeviceRules.Compile(Directory.GetFiles(Path.Combine(Repository.Root, "firmware", "src", Assembly), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".Host.cs", StringComparison.Ordinal))),
        Assembly);

    private static readonly string[] ExpectedEntries =
        [.. Expected.Entries.Select(entry => entry is null ? "NULL" : "Library_Wuxi_Edge_Native_" + entry)];

    private static readonly string Source = ReadSource();

    [Fact]
    public void Every_method_is_at_its_place()
    {
        string body = Source[Source.IndexOf("method_lookup[] =", StringComparison.Ordinal)..];
        string[] entries = [.. Entry().Matches(body[..body.IndexOf("};", StringComparison.Ordinal)]).Select(match => match.Value.Trim().TrimEnd(','))];
        Assert.Equal(ExpectedEntries, entries);
    }

    [Fact]
    public void The_checksum_is_that_of_the_names()
    {
        string written = Checksum().Match(Source).Groups[1].Value;
        Assert.Equal(Expected.Checksum.ToString("X8", CultureInfo.InvariantCulture), written);
    }

    [Fact]
    public void The_version_is_the_assemblys()
    {
        string info = File.ReadAllText(Path.Combine(
            Repository.Root, "firmware", "projects", "nano", Assembly, "Properties", "AssemblyInfo.cs"));
        string stated = Version().Match(info).Groups[1].Value;
        Assert.NotEmpty(stated);
        Assert.Contains("{ " + stated.Replace(".", ", ", StringComparison.Ordinal) + " }", Source, StringComparison.Ordinal);
    }

    /// <summary>
    /// A published pair: nanoframework/Samples, samples/Interop/awesome-library, whose table has six entries and checksum
    /// 0xEE794AFB.
    /// </summary>
    [Fact]
    public void Order_and_checksum_are_worked_out_as_the_packer_does()
    {
        const string Declarations = """
            using System.Runtime.CompilerServices;
            namespace NF.AwesomeLib
            {
                public class Utilities
                {
                    public static byte[] HardwareSerial { get { return null; } }
                    [MethodImpl(MethodImplOptions.InternalCall)] private static extern void NativeGetHardwareSerial(byte[] data);
                }
                public class Math
                {
                    public double SuperComplicatedCalculation(double value) { return value; }
                    [MethodImpl(MethodImplOptions.InternalCall)] private static extern double NativeSuperComplicatedCalculation(double value);
                }
            }
            """;
        CSharpCompilation sample = DeviceRules.Compile([]).AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            Declarations, new CSharpParseOptions(LanguageVersion.CSharp9)));
        NativeTable table = NativeTable.Of(sample, "NF.AwesomeLib");
        Assert.Equal(
            [
                null, null, "NF_AwesomeLib_Math::NativeSuperComplicatedCalculation___STATIC__R8__R8",
                null, null, "NF_AwesomeLib_Utilities::NativeGetHardwareSerial___STATIC__VOID__SZARRAY_U1",
            ],
            table.Entries);
        Assert.Equal(0xEE794AFBu, table.Checksum);
    }

    private static string ReadSource()
    {
        string source = File.ReadAllText(SourceFile);
        if (Environment.GetEnvironmentVariable("WUXI_WRITE_EXPECTED") != "1")
        {
            return source;
        }

        // After a change of the C# side: the table and the checksum as they must be; read what was written before you keep it.
        int first = source.IndexOf('{', source.IndexOf("method_lookup[] =", StringComparison.Ordinal));
        int last = source.IndexOf("};", first, StringComparison.Ordinal);
        source = source[..first] + "{\n" + string.Concat(ExpectedEntries.Select(entry => $"    {entry},\n")) + source[last..];
        source = source.Replace(Checksum().Match(source).Groups[1].Value, Expected.Checksum.ToString("X8", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        File.WriteAllText(SourceFile, source);
        return source;
    }

    [GeneratedRegex(@"^    \S+,$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^    0x([0-9A-F]{8}),$", RegexOptions.Multiline)]
    private static partial Regex Checksum();

    [GeneratedRegex(@"AssemblyNativeVersion\(""([0-9.]+)""\)")]
    private static partial Regex Version();
}
