using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>Links of one node, made one after the other as its settings ask for them. For the node's thread.</summary>
/// <param name="make">Makes a link, not connected yet, and what takes it away without a word.</param>
public sealed class NodeLinks(Func<NodeSettings, IMeanwhile, (INodeLink Link, Action PowerOff)> make) : INodeLinks, IDisposable
{
    private Action? _powerOff;

    /// <inheritdoc/>
    public INodeLink Make(NodeSettings settings, IMeanwhile meanwhile)
    {
        Dispose();
        (INodeLink link, _powerOff) = make(settings, meanwhile);
        return link;
    }

    /// <summary>Takes the present link away without a word.</summary>
    public void Dispose()
    {
        _powerOff?.Invoke();
        _powerOff = null;
    }
}
