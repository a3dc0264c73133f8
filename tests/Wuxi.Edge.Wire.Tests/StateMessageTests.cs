using System.Text;
using System.Text.Json;

namespace Wuxi.Edge.Wire.Tests;

public class StateMessageTests
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Theory]
    [InlineData(true, 1717214400000, "{\"online\":true,\"timestamp\":1717214400000}")]
    [InlineData(false, 0, "{\"online\":false,\"timestamp\":0}")]
    [InlineData(true, long.MaxValue, "{\"online\":true,\"timestamp\":9223372036854775807}")]
    public void Writes_what_the_specification_shows(bool online, long timestampMs, string text)
    {
        byte[] buffer = new byte[StateMessage.MaximumLength];

        int count = StateMessage.Write(buffer, online, timestampMs);

        Assert.Equal(text, Encoding.ASCII.GetString(buffer, 0, count));
        Assert.Equal(0, StateMessage.Write(new byte[count - 1], online, timestampMs));
    }

    [Theory]
    [InlineData("{\"online\":true,\"timestamp\":1717214400000}", true, 1717214400000)]
    [InlineData(" { \"timestamp\" : 5 ,\r\n\t\"online\" : false } ", false, 5)]
    [InlineData("{\"bdSeq\":1,\"x\":[1,{\"y\":null},\"\\\"}\"],\"online\":true,\"z\":{},\"e\":[],\"timestamp\":0,\"名\":-1.5e+3}", true, 0)]
    public void Reads_members_in_any_order_and_passes_over_others(string text, bool online, long timestampMs)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.Equal(WireError.None, StateMessage.TryRead(bytes, 0, bytes.Length, out bool readOnline, out long readTimestamp));

        Assert.Equal((online, timestampMs), (readOnline, readTimestamp));
    }

    [Theory]
    [InlineData("", WireError.NotJson)]
    [InlineData("ONLINE", WireError.NotJson)]
    [InlineData("{}", WireError.NotJson)]
    [InlineData("{\"online\":true}", WireError.NotJson)]
    [InlineData("{\"timestamp\":1}", WireError.NotJson)]
    [InlineData("{\"online\":1,\"timestamp\":1}", WireError.NotJson)]
    [InlineData("{\"online\":\"true\",\"timestamp\":1}", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":\"1\"}", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":-1}", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":1.5}", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":01}", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":}", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":1", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":1},", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":1,}", WireError.NotJson)]
    [InlineData("{\"online\":true \"timestamp\":1}", WireError.NotJson)]
    [InlineData("[\"online\",true]", WireError.NotJson)]
    [InlineData("{\"online\":true,\"timestamp\":9223372036854775808}", WireError.ValueTooLarge)]
    [InlineData("{\"online\":true,\"timestamp\":99999999999999999999999}", WireError.ValueTooLarge)]
    public void Refuses_what_is_no_state(string text, WireError expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        WireError error = StateMessage.TryRead(bytes, 0, bytes.Length, out bool online, out long timestampMs);

        Assert.Equal((expected, false, 0L), (error, online, timestampMs));
    }

    [Fact]
    public void Damaged_text_is_an_error_or_says_what_a_JSON_reader_says()
    {
        byte[] good = Encoding.UTF8.GetBytes("{\"a\":[{\"b\":\"\\\\c\"}],\"online\":true,\"timestamp\":1717214400000}");
        for (int seed = 0; seed < 20000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = [.. good];
            for (int times = random.Next(1, 3); times > 0; times--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : good[random.Next(good.Length)];
            }

            int count = random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length;
            WireError error = StateMessage.TryRead(bytes, 0, count, out bool online, out long timestampMs);

            // The words and escapes of members that are passed over are not judged, so only a good document can be compared.
            if (JsonState(bytes.AsMemory(0, count)) is { } expected)
            {
                Assert.True(error == WireError.None, $"seed {seed}: {error}, {Encoding.Latin1.GetString(bytes, 0, count)}");
                Assert.Equal(expected, (online, timestampMs));
            }
        }
    }

    private static (bool Online, long TimestampMs)? JsonState(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // The document does not look into strings that nobody asks for.
            StrictUtf8.GetCharCount(bytes.Span);
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("online", out JsonElement online)
                && online.ValueKind is JsonValueKind.True or JsonValueKind.False
                && document.RootElement.TryGetProperty("timestamp", out JsonElement timestamp)
                && timestamp.ValueKind == JsonValueKind.Number
                && timestamp.GetRawText().All(char.IsAsciiDigit)
                && timestamp.TryGetInt64(out long timestampMs)
                ? (online.GetBoolean(), timestampMs)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
