using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A pin, what it is for, and where that is written. Immutable.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="What">For messages.</param>
/// <param name="IsOutput">Whether the chip drives it.</param>
/// <param name="At">Place in the file.</param>
internal sealed record PinUse(int Pin, string What, bool IsOutput, YamlNode At);
