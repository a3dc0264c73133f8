using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Yaml;

/// <summary>Reads the one document of a YAML file as a tree that knows lines and columns.</summary>
public static class YamlFile
{
    /// <summary>
    /// Parses <paramref name="text"/>. Syntax errors, an empty file and a document that is not a block of keys become
    /// faults, and the result is then null.
    /// </summary>
    public static YamlMap? Parse(string text, YamlFaults faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
            {
                faults.Add(new Mark(0, 1, 1), "the file is empty, expected a block of keys");
                return null;
            }

            YamlNode root = stream.Documents[0].RootNode;
            if (root is not YamlMappingNode mapping)
            {
                faults.AddExpected(root, "the file", "a block of keys");
                return null;
            }

            return new YamlMap(mapping, "the file", faults);
        }
        catch (YamlException exception)
        {
            faults.Add(exception.Start, "not YAML: " + exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner leaves some broken flow blocks this way instead, and does not say where.
            faults.Add(new Mark(0, 1, 1), "not YAML: a bracket or brace is not closed, or stands where it may not");
            return null;
        }
    }
}
