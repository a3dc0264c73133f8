namespace Wuxi.Edge.Workshop.Parts;

/// <summary>
/// Requests of a Modbus meter, as <c>ModbusMeterPlan</c> makes them: values that lie close together are read at once, up to the limit of the
/// meter's profile. Request: 8 bytes; answer: 5 bytes and 2 for each register. Known meters begin within 200 ms
/// (<c>firmware/src/Wuxi.Edge.Node/Sensors/ModbusMeter</c>); a test compares the registers with the firmware's.
/// </summary>
internal static class ModbusTiming
{
    private const int ThinkingMs = 200;
    private const int RequestBytes = 8;
    private const int AnswerBytes = 5;
    private const int BytesPerRegister = 2;

    /// <param name="maximumRegisters">Most registers of one request.</param>
    /// <param name="registers">Of each metric, in the order of the map: address, and how many registers.</param>
    public static SerialTiming Of(int maximumRegisters, IReadOnlyList<(string Metric, int Address, int Count)> registers) => new(ThinkingMs, metrics =>
    {
        var exchanges = new List<SerialExchange>();
        int first = 0;
        int end = 0;
        foreach ((_, int address, int count) in registers.Where(register => metrics.Contains(register.Metric)))
        {
            if (end == 0 || address + count - first > maximumRegisters || address < first)
            {
                Add(exchanges, end - first);
                first = address;
            }

            end = address + count;
        }

        Add(exchanges, end - first);
        return exchanges;
    });

    private static void Add(List<SerialExchange> exchanges, int registers)
    {
        if (registers > 0)
        {
            exchanges.Add(new SerialExchange(RequestBytes, AnswerBytes + (BytesPerRegister * registers)));
        }
    }
}
