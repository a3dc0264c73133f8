namespace Wuxi.Edge.Workshop;

/// <summary>One input of a node. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Kind">UART or ADC.</param>
/// <param name="Port">nanoFramework port name, e.g. <c>COM2</c>; empty for an ADC.</param>
/// <param name="Baud">Bit/s; 0 for an ADC.</param>
/// <param name="Parity"><c>none</c>, <c>even</c> or <c>odd</c>; empty for an ADC.</param>
/// <param name="Channel">ADC channel; -1 for a UART.</param>
/// <param name="ReferenceMillivolts">Full scale of the ADC, mV; 0 for a UART.</param>
/// <param name="ShuntOhms">Shunt of the current loop, ohm; 0 for a UART.</param>
public sealed record BusDefinition(
    string Id,
    BusKind Kind,
    string Port,
    int Baud,
    string Parity,
    int Channel,
    int ReferenceMillivolts,
    double ShuntOhms);
