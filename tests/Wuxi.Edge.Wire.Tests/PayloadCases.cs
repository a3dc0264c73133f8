using Wuxi.Edge.Wire.Tests.Support;

namespace Wuxi.Edge.Wire.Tests;

/// <summary>Each file of tests/cases/wire is a payload with what must come of it.</summary>
public class PayloadCases
{
    public static TheoryData<string> Cases => [.. HexCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_expected(string name)
    {
        HexCase @case = HexCase.Load(name);

        Assert.Equal(@case.Expected, PayloadText.Of(@case.Payload));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Writes_the_same_bytes_again(string name)
    {
        HexCase @case = HexCase.Load(name);
        if (@case.Expected.Contains("error ", StringComparison.Ordinal))
        {
            return;
        }

        byte[] written = Rewrite.Of(@case.Payload);

        Assert.Equal(@case.Expected, PayloadText.Of(written));
        Assert.Equal(@case.IsReordered, !written.AsSpan().SequenceEqual(@case.Payload));
    }
}
