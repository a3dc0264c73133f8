using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>A node's links, with what they allocate counted.</summary>
internal sealed class OutsideLinks(INodeLinks links, Outside outside) : INodeLinks
{
    public INodeLink Make(NodeSettings settings, IMeanwhile meanwhile) => new OutsideLink(links.Make(settings, meanwhile), outside);
}
