using System.Text;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>Manifests of images: what is none is refused with line, what was found, and what was expected.</summary>
public class ImageCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Cases("update"), "image");

    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Folder, "*.manifest").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    /// <summary>NAME.manifest is the manifest; 30 bytes follow it. NAME.txt says what is read, or the fault.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case(string name)
    {
        byte[] manifest = File.ReadAllBytes(Path.Combine(Folder, name + ".manifest"));
        byte[] image = [.. manifest, .. new byte[30]];
        var parser = new ImageParser();
        ImageManifest? found = parser.Parse(image, image.Length, image.Length);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".txt")).TrimEnd('\n'), found is null ? parser.Fault : Show(found, manifest.Length));
    }

    [Fact]
    public void Random_damage_never_throws_and_no_assembly_lies_outside()
    {
        byte[] good = [.. File.ReadAllBytes(Path.Combine(Folder, "good.manifest")), .. new byte[30]];
        var parser = new ImageParser();
        int refused = 0;
        for (int seed = 1; seed <= 5000; seed++)
        {
            var random = new Random(seed);
            byte[] image = (byte[])good.Clone();
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                image[random.Next(image.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789 \n"[random.Next(12)];
            }

            int count = random.Next(8) == 0 ? random.Next(image.Length) : image.Length;
            ImageManifest? found = parser.Parse(image, count, count);
            Assert.Equal(found is null, parser.Fault is not null);
            refused += found is null ? 1 : 0;
            if (found is not null)
            {
                Assert.Equal(count, found.ImageBytes);
                Assert.All(found.Offsets.Zip(found.Lengths), span => Assert.True(span.First > 0 && span.First + span.Second <= count));
                Assert.Contains(found.EntryAssembly, found.Names);
            }
        }

        Assert.InRange(refused, 2500, 4999);
    }

    private static string Show(ImageManifest manifest, int length)
    {
        var text = new StringBuilder().Append(manifest.Version).Append(": ");
        for (int i = 0; i < manifest.Names.Length; i++)
        {
            text.Append(manifest.Names[i]).Append(" from ").Append(manifest.Offsets[i] - length).Append(", ").Append(manifest.Lengths[i]).Append(" bytes; ");
        }

        return text.Append(manifest.EntryAssembly).Append(' ').Append(manifest.EntryType).Append('.').Append(manifest.EntryMethod).ToString();
    }
}
