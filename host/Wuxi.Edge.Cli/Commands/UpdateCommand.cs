using System.CommandLine;
using System.Globalization;
using Wuxi.Edge.Cli.Updates;
using Wuxi.Edge.Mqtt;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge update pack|order</c>: makes images of the nodes' application, and orders nodes to take them.</summary>
internal static class UpdateCommand
{
    private const int LongestUrl = 160;

    public static Command Create() =>
        new("update", "Updates of the nodes' application: make an image, order a node to take it.") { CreatePack(), CreateOrder() };

    private static Command CreatePack()
    {
        var input = new Option<DirectoryInfo>("--in") { Description = "Folder with the assemblies of the nanoFramework build, *.pe.", Required = true };
        Option<Version> version = VersionOption();
        Option<DirectoryInfo> updates = UpdatesOption();
        var command = new Command("pack", "Make UPDATES/VERSION.image from the assemblies of the application.") { input, version, updates };
        command.SetAction(result => Guard(() => Pack(
            result.GetRequiredValue(input).FullName, result.GetRequiredValue(version), result.GetRequiredValue(updates).FullName, Terminal.Out)));
        return command;
    }

    private static Command CreateOrder()
    {
        var node = new Option<string>("--node") { Description = "The node's id.", Required = true };
        Option<Version> version = VersionOption();
        Option<DirectoryInfo> updates = UpdatesOption();
        var url = new Option<Uri>("--url")
        {
            Description = "Where nodes reach the gateway's images, as given to the gateway: https://HOST:PORT.",
            Required = true,
            CustomParser = HttpsUrl.Parse,
        };
        var certificates = new Option<DirectoryInfo>("--certificates")
        {
            Description = "Folder with NODE.update.key.",
            DefaultValueFactory = _ => new DirectoryInfo("run/certificates"),
        };
        var command = new Command("order", "Order one node to take an image; the running gateway sends it.") { node, version, updates, url, certificates };
        command.SetAction(result => Guard(() => Order(
            result.GetRequiredValue(node),
            result.GetRequiredValue(version),
            result.GetRequiredValue(updates).FullName,
            result.GetRequiredValue(url),
            result.GetRequiredValue(certificates).FullName,
            TimeProvider.System,
            Terminal.Out)));
        return command;
    }

    internal static void Pack(string input, Version version, string updates, TextWriter output)
    {
        byte[] image = ImagePacker.Pack(input, version);
        string path = ImagePath(updates, version);
        Directory.CreateDirectory(updates);
        Replace(path, image);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {image.Length} bytes"));
    }

    internal static void Order(
        string node, Version version, string updates, Uri url, string certificates, TimeProvider time, TextWriter output)
    {
        byte[] image = File.ReadAllBytes(ImagePath(updates, version));
        string keyFile = Path.Combine(certificates, node + ".update.key");
        if (!File.Exists(keyFile))
        {
            throw new InvalidDataException($"{keyFile}: there is no such file; provision the node first, which makes its key");
        }

        string address = $"{url.GetLeftPart(UriPartial.Authority)}/images/{version}.image";
        if (address.Length > LongestUrl)
        {
            throw new InvalidDataException($"--url: found {url}, expected a shorter host: the image's address may have {LongestUrl} characters");
        }

        string path = Path.Combine(updates, "orders", node + ".order");
        uint number = NextNumber(path, time);
        string text = OrderText.Write(node, UpdateKeyFile.Read(keyFile, node), number, version, image, address);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Replace(path, System.Text.Encoding.UTF8.GetBytes(text + "\n"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: order {number}, version {version} for {node}"));
    }

    /// <summary>Seconds of UTC, and always more than the last order's, also when the clock was set back.</summary>
    private static uint NextNumber(string path, TimeProvider time)
    {
        uint last = File.Exists(path) ? Wuxi.Edge.Ingest.Updates.UpdateOrder.Parse(File.ReadAllText(path))?.Number ?? 0 : 0;
        return Math.Max(last + 1, (uint)time.GetUtcNow().ToUnixTimeSeconds());
    }

    private static string ImagePath(string updates, Version version) => Path.Combine(updates, version + ".image");

    /// <summary>A reader finds the old file or the new one.</summary>
    private static void Replace(string path, byte[] bytes)
    {
        File.WriteAllBytes(path + ".new", bytes);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static Option<Version> VersionOption() => new("--version")
    {
        Description = "Version of the application, A.B.C.D.",
        Required = true,
        CustomParser = result =>
        {
            if (Version.TryParse(result.Tokens[0].Value, out Version? version) && version.Revision >= 0
                && new[] { version.Major, version.Minor, version.Build, version.Revision }.All(part => part <= ushort.MaxValue))
            {
                return version;
            }

            result.AddError($"found {result.Tokens[0].Value}, expected a version of four numbers of 0 to 65535, A.B.C.D");
            return null;
        },
    };

    private static Option<DirectoryInfo> UpdatesOption() => new("--updates")
    {
        Description = "Folder of images and orders, the gateway's --updates.",
        DefaultValueFactory = _ => new DirectoryInfo("run/updates"),
    };

    private static int Guard(Action action)
    {
        try
        {
            action();
            return ExitCode.Ok;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Terminal.Error.WriteLine(exception.Message);
            return ExitCode.CannotRun;
        }
    }
}
