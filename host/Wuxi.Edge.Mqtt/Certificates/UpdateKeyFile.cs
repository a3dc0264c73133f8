using System.Security.Cryptography;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// A node's key for updates, in the folder of the certificates: <c>NODE.update.key</c>, mode 600, one line, <c>NODE KEY</c>, the key 32 random bytes
/// as hexadecimal digits. Provisioning puts it on the node as <c>update.key</c>; orders to update are signed with it.
/// </summary>
public static class UpdateKeyFile
{
    /// <summary>Length of a key, bytes.</summary>
    public const int KeyBytes = 32;

    private const string Ending = ".update.key";

    /// <summary>The file of a node's key, which is made when it is not there.</summary>
    /// <param name="folder">The folder of the certificates; made when it is not there.</param>
    /// <param name="node">Node id.</param>
    public static string OpenOrCreate(string folder, string node)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(node);
        PrivateFiles.CreateFolder(folder);
        string path = Path.Combine(folder, node + Ending);
        if (!File.Exists(path))
        {
            PrivateFiles.Write(path, node + " " + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)) + "\n");
        }

        return path;
    }

    /// <summary>Reads a key.</summary>
    /// <exception cref="InvalidDataException">The file holds no key, or that of another node.</exception>
    public static byte[] Read(string path, string node)
    {
        string[] words = File.ReadAllText(path).Trim().Split(' ');
        if (words.Length != 2 || words[1].Length != 2 * KeyBytes || !words[1].All(char.IsAsciiHexDigit))
        {
            throw new InvalidDataException($"{path}: found no key, expected one line, NODE and {2 * KeyBytes} hexadecimal digits");
        }

        return words[0] == node
            ? Convert.FromHexString(words[1])
            : throw new InvalidDataException($"{path}: found the key of {words[0]}, expected that of {node}");
    }
}
