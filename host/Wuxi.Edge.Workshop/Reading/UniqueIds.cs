using System.Globalization;
using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Notes a fault for every id that was there before, and says where.</summary>
internal sealed class UniqueIds(string what)
{
    private readonly Dictionary<string, YamlNode> _seen = new(StringComparer.Ordinal);

    public bool Add(string id, YamlNode at, YamlFaults faults)
    {
        if (_seen.TryAdd(id, at))
        {
            return true;
        }

        faults.Add(at, string.Create(CultureInfo.InvariantCulture,
            $"{what} '{id}' is there already, in line {_seen[id].Start.Line}; expected a new id"));
        return false;
    }
}
