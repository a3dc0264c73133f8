namespace Wuxi.Edge.Cli.Install;

/// <summary>What <c>edge flash</c> is asked for. Immutable.</summary>
/// <param name="Board">Id of the board.</param>
/// <param name="Port">Serial port that it is on.</param>
/// <param name="Target">Image to take; null for the board's usual one.</param>
/// <param name="Runtime">nanoCLR.bin of our own build; null for the image that nanoff fetches.</param>
/// <param name="Image">The program.</param>
/// <param name="Erase">Whether everything on the board is erased first.</param>
/// <param name="Node">Folder that <c>edge provision</c> has written; null for none.</param>
/// <param name="DryRun">Whether the steps are only told.</param>
internal sealed record FlashRequest(string Board, string Port, string? Target, string? Runtime, string Image, bool Erase, string? Node, bool DryRun);
