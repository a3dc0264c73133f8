using System.Globalization;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Native.Tests;

/// <summary>A golden case of <c>tests/cases/native/framers</c>; the README there says what the files hold.</summary>
internal sealed class FrameCase
{
    private static readonly string[] Protocols = ["dlt645", "cjt188", "modbus_rtu", "plantower", "shdlc", "sds011", "winsen"];

    private FrameCase(string name)
    {
        string folder = Path.Combine(Folder, name);
        foreach (string line in File.ReadLines(Path.Combine(folder, "input.hex")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "framer":
                    Framer = Array.IndexOf(Protocols, words[1]);
                    Baud = Number(words[2]);
                    Parity = Number(words[3]) == 11 ? 2 : 0;
                    break;
                case "pause":
                    Stream.Add((Number(words[1]), []));
                    break;
                default:
                    Stream.Add((0, Bytes(words)));
                    break;
            }
        }

        foreach (string line in File.ReadLines(Path.Combine(folder, "expected.txt")))
        {
            string[] words = line.Split(' ');
            if (words[0] == "frame")
            {
                Frames.Add(Bytes(words[1..]));
            }
            else
            {
                Counts.Add(words[0], Number(words[1]));
            }
        }
    }

    public static IEnumerable<string> Names => Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)!).Order();

    public int Framer { get; }

    public int Baud { get; }

    public int Parity { get; }

    /// <summary>Pauses in us, and bytes behind them.</summary>
    public List<(long PauseUs, byte[] Bytes)> Stream { get; } = [];

    public List<byte[]> Frames { get; } = [];

    public Dictionary<string, long> Counts { get; } = [];

    private static string Folder => Repository.Cases(Path.Combine("native", "framers"));

    public static FrameCase Read(string name) => new(name);

    private static byte[] Bytes(string[] words) => [.. words.Select(word => Convert.ToByte(word, 16))];

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
