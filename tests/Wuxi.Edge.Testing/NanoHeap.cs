using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Wuxi.Edge.Testing;

/// <summary>
/// What objects would take up in the managed heap of the nanoFramework 1.x interpreter on a chip with 32 bits, worked out from the object
/// graph. The heap is made of blocks of 12 bytes (<c>CLR_RT_HeapBlock</c>): an object is one and one more for each field of any type;
/// an array is 20 bytes (<c>CLR_RT_HeapBlock_Array</c>) and its elements, a reference 12; a string is 12 bytes, its UTF-8 and
/// a zero, but a literal is one block that points into the assembly in flash; all rounded up to whole blocks. What assemblies, threads,
/// stacks and native memory take is not in it.
/// </summary>
public sealed class NanoHeap
{
    private const int BlockBytes = 12;
    private const int ArrayHeaderBytes = 20;
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<Assembly> _firmware;
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, long> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _byOwner = new(StringComparer.Ordinal);

    /// <param name="firmware">Assemblies whose objects count; of others only arrays, strings and collections, and what leads to another object is not followed.</param>
    public NanoHeap(params Assembly[] firmware) => _firmware = [.. firmware];

    /// <summary>Bytes of all that was added.</summary>
    public long Bytes => _byType.Values.Sum();

    /// <summary>The same by type, the largest first.</summary>
    public IEnumerable<(string Type, long Bytes)> ByType => _byType.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value);

    /// <summary>
    /// The same by the field that leads to it, as "type.field: type", with [] for each array on the way; the largest first. What
    /// several fields lead to is with the one it was found by.
    /// </summary>
    public IEnumerable<(string Owner, long Bytes)> ByOwner => _byOwner.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value);

    /// <summary>Adds an object and all it leads to; what was added before counts once.</summary>
    public void Add(object? root) => Add(root, "root");

    /// <summary>Adds what the static fields of an assembly lead to, a block for each field: the interpreter runs all static constructors at start.</summary>
    public void AddStatics(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (Type type in assembly.GetTypes().Where(type => !type.ContainsGenericParameters && !type.Name.StartsWith('<')))
        {
            foreach (FieldInfo field in type.GetFields(Fields | BindingFlags.Static).Where(field => !field.IsLiteral))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
                Count("static fields", "static fields", BlockBytes);
                Add(field.GetValue(null), "static " + NameOf(field));
            }
        }
    }

    private static string NameOf(FieldInfo field) =>
        field.DeclaringType!.Name + "." + field.Name.Replace("<", "", StringComparison.Ordinal).Replace(">k__BackingField", "", StringComparison.Ordinal);

    private void Add(object? root, string owner)
    {
        var stack = new Stack<(object Value, string Owner)>();
        Push(stack, root, owner);
        while (stack.TryPop(out (object Value, string Owner) next))
        {
            Take(next.Value, next.Owner, stack);
        }
    }

    private void Push(Stack<(object Value, string Owner)> stack, object? value, string owner)
    {
        if (value is not null and not Pointer and not Type and not Delegate and not Enum && !value.GetType().IsPrimitive && IsOurs(value.GetType()) && _seen.Add(value))
        {
            stack.Push((value, owner));
        }
    }

    private bool IsOurs(Type type) => type == typeof(string) || type.IsArray || _firmware.Contains(type.Assembly)
        || type.Namespace == "System.Collections";

    private void Take(object value, string owner, Stack<(object Value, string Owner)> stack)
    {
        Type type = value.GetType();
        if (value is string text)
        {
            Count("string", owner, BlockBytes + (!ReferenceEquals(string.IsInterned(text), text) ? Encoding.UTF8.GetByteCount(text) + 1 : 0));
        }
        else if (value is Array array)
        {
            Type element = type.GetElementType()!;
            Count(type.Name, owner, ArrayHeaderBytes + (array.Length * ElementBytes(element)));
            if (!element.IsPrimitive && !element.IsEnum)
            {
                foreach (object? item in array)
                {
                    Push(stack, item, owner + "[]");
                }
            }
        }
        else
        {
            int blocks = 1;
            for (Type? level = type; level is not null; level = level.BaseType)
            {
                foreach (FieldInfo field in level.GetFields(Fields | BindingFlags.Instance))
                {
                    blocks++;
                    Push(stack, field.GetValue(value), NameOf(field));
                }
            }

            Count(type.Name, owner, blocks * BlockBytes);
        }
    }

    private static int ElementBytes(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => BlockBytes,
    };

    private void Count(string type, string owner, long bytes)
    {
        long whole = (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
        string by = owner + ": " + type;
        _byType[type] = _byType.GetValueOrDefault(type) + whole;
        _byOwner[by] = _byOwner.GetValueOrDefault(by) + whole;
    }
}
