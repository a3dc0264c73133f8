namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A row of a board's bill of materials. Immutable.</summary>
/// <param name="Reference">Marks on the board.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Part">The maker's number, or a generic value.</param>
/// <param name="Maker">Empty for a generic part.</param>
/// <param name="Note">What matters when another one is bought.</param>
public sealed record BoardMaterial(string Reference, int Quantity, string Part, string Maker, string Note);
