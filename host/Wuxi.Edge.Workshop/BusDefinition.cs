namespace Wuxi.Edge.Workshop;

/// <summary>One input of a node. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Kind">UART, ADC or pulse input.</param>
/// <param name="Port">nanoFramework port name, e.g. <c>COM2</c>; empty for another kind.</param>
/// <param name="Baud">Bit/s; 0 for another kind.</param>
/// <param name="Parity"><c>none</c>, <c>even</c> or <c>odd</c>; empty for another kind.</param>
/// <param name="Channel">ADC channel, or place of the pulses' total in the node's journal, 0…3; -1 for a UART.</param>
/// <param name="ReferenceMillivolts">Full scale of the ADC, mV; 0 for another kind.</param>
/// <param name="ShuntOhms">Shunt of the current loop, ohm; 0 for another kind.</param>
/// <param name="Pin">Pin of the pulses; -1 for another kind.</param>
/// <param name="GlitchMicroseconds">Levels that last less are no pulses, us; 0 for another kind.</param>
/// <param name="Edges"><c>rising</c> or <c>falling</c>; empty for another kind.</param>
public sealed record BusDefinition(
    string Id,
    BusKind Kind,
    string Port,
    int Baud,
    string Parity,
    int Channel,
    int ReferenceMillivolts,
    double ShuntOhms,
    int Pin = -1,
    int GlitchMicroseconds = 0,
    string Edges = "");
