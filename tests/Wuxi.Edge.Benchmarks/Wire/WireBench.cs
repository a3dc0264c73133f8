namespace Wuxi.Edge.Benchmarks.Wire;

/// <summary>
/// How fast a record goes in and out of its bytes on one core, how much garbage reading makes, and how many bytes a value
/// costs on the air.
/// </summary>
public sealed class WireBench : IBench
{
    private const string PeerName = "Google.Protobuf";
    private const int AllocationRounds = 1000;

    public string Name => "wire";

    public Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var codec = new RecordCodec();
        var peer = new PeerRecordCodec();
        byte[] payload = codec.Buffer[..codec.Encode(SampleRecord.RecordNumber)];
        Agree(codec, peer, payload);

        double sink = 0;
        var decode = Interleaved.Rates(
            options,
            count => Repeat(count, _ => sink += codec.Decode(payload, payload.Length)),
            count => Repeat(count, _ => sink += PeerRecordCodec.Decode(payload, payload.Length)),
            cancellationToken);
        var encode = Interleaved.Rates(
            options,
            count => Repeat(count, i => sink += codec.Encode(SampleRecord.RecordNumber + (uint)(i & 0xFFFF))),
            count => Repeat(count, i => sink += peer.Encode(SampleRecord.RecordNumber + (uint)(i & 0xFFFF))),
            cancellationToken);
        GC.KeepAlive(sink);

        int values = SampleRecord.Values.Count;
        IReadOnlyList<BenchResult> results =
        [
            BenchResult.Of(Name, "decode_metrics_per_s", "1/s", PerMetric(decode.Subject), PeerName, PerMetric(decode.Peer)).AtLeast(10_000_000).RatioAtLeast(3),
            BenchResult.Of(Name, "encode_metrics_per_s", "1/s", PerMetric(encode.Subject), PeerName, PerMetric(encode.Peer)),
            BenchResult.Of(
                Name, "decode_bytes_allocated", "B", AllocatedBy(options, () => codec.Decode(payload, payload.Length)),
                PeerName, AllocatedBy(options, () => PeerRecordCodec.Decode(payload, payload.Length))).AtMost(0),
            BenchResult.Exact(Name, "bytes_per_metric", "B", codec.Encode(SampleRecord.RecordNumber) / (double)values),
            BenchResult.Exact(Name, "bytes_per_metric_scaled_integers", "B", codec.EncodeScaled(SampleRecord.RecordNumber) / (double)values),
        ];
        return Task.FromResult(results);
    }

    /// <summary>Two codecs that do not do the same thing would not be worth comparing.</summary>
    private static void Agree(RecordCodec codec, PeerRecordCodec peer, byte[] payload)
    {
        int length = peer.Encode(SampleRecord.RecordNumber);
        if (!payload.AsSpan().SequenceEqual(peer.Buffer.AsSpan(0, length)))
        {
            throw new InvalidOperationException("the codecs write different bytes");
        }

        if (!codec.Decode(payload, payload.Length).Equals(PeerRecordCodec.Decode(payload, payload.Length)))
        {
            throw new InvalidOperationException("the codecs read different values");
        }
    }

    private static void Repeat(int count, Action<int> operation)
    {
        for (int i = 0; i < count; i++)
        {
            operation(i);
        }
    }

    private static double[] PerMetric(IReadOnlyList<double> payloadRates) => [.. payloadRates.Select(rate => rate * SampleRecord.MetricCount)];

    /// <summary>Bytes of garbage each payload makes, in each run.</summary>
    private static double[] AllocatedBy(BenchOptions options, Func<double> decode)
    {
        var samples = new double[options.Runs];
        double sink = decode();
        for (int run = 0; run < options.Runs; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < AllocationRounds; i++)
            {
                sink += decode();
            }

            samples[run] = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)AllocationRounds;
        }

        GC.KeepAlive(sink);
        return samples;
    }
}
