using System.Device.Gpio;
using System.Reflection;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Gpio.Tests;

/// <summary>What we emulate must be what the real package offers: same names, same signatures, nothing of our own.</summary>
public class SurfaceTests
{
    private static readonly Type[] Emulated = [typeof(GpioController), typeof(GpioPin), typeof(PinMode), typeof(PinValue)];

    [Fact]
    public void Every_emulated_member_is_one_of_the_real_package()
    {
        Dictionary<string, HashSet<string>> real = ReadList();
        foreach (Type type in Emulated)
        {
            Assert.True(real.TryGetValue(type.FullName!, out HashSet<string>? members), $"{type.FullName} is not in the list");
            string[] beyond = [.. Members(type).Where(member => !members.Contains(member))];
            Assert.True(beyond.Length == 0, $"{type.FullName} has what the package has not: {string.Join(" | ", beyond)}");
        }
    }

    [Fact]
    public void All_public_types_of_the_surface_are_compared()
    {
        IEnumerable<Type> types = typeof(GpioController).Assembly.GetExportedTypes().Where(type => type.Namespace == "System.Device.Gpio");
        Assert.Equal(Emulated.Order(ByName), types.Order(ByName));
    }

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName));

    private static Dictionary<string, HashSet<string>> ReadList()
    {
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> current = [];
        foreach (string line in File.ReadLines(Path.Combine(Repository.Cases("gpio"), "System.Device.Gpio.txt")))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (!line.StartsWith(' '))
            {
                string name = line.Split(' ').First(word => word.StartsWith("System.Device.", StringComparison.Ordinal));
                types[name] = current = [];
                continue;
            }

            string member = line.Trim();
            if (member.Contains('=') && !member.Contains('('))
            {
                current.UnionWith(member.Split(", "));
            }

            current.Add(Normalise(member));
        }

        return types;
    }

    // Modifiers say how a member may be overridden, not how it is called.
    private static string Normalise(string member) => string.Join(' ', member.Split(' ')
        .Where(word => word is not ("virtual" or "override" or "abstract")));

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name}={(int)Enum.Parse(type, name)}");
        }

        IEnumerable<string> constructors = type.GetConstructors(All).Where(IsVisible).Select(constructor =>
            $"{Protected(constructor)}.ctor({Parameters(constructor)})");
        IEnumerable<string> methods = type.GetMethods(All)
            .Where(method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
            .Select(method => $"{Protected(method)}{(method.IsStatic ? "static " : "")}{method.ReturnType.Name} {method.Name}({Parameters(method)})");
        IEnumerable<string> properties = type.GetProperties(All).Where(property => property.GetMethod is { } get && IsVisible(get)).Select(property =>
            $"prop {(property.GetMethod!.IsStatic ? "static " : "")}{property.PropertyType.Name} {property.Name} {{ get; }}");
        return constructors.Concat(methods).Concat(properties);
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Protected(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"));
}
