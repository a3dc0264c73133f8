using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Flash;

/// <summary>
/// A flash file system that outlives its node's power cuts. It promises what <see cref="IStoreFiles"/> says and no more: what a file
/// system leaves of unflushed bytes is chosen (<see cref="FlashTail"/>), and the power can be cut within any operation, at any byte.
/// Not thread safe.
/// </summary>
public sealed class EmulatedFlash : IStoreFiles
{
    private const int BlockBytes = 4096;
    private const int ChangesPerDirectoryBlock = 32;

    private readonly Dictionary<string, FlashFile> _files = new(StringComparer.Ordinal);
    private readonly List<byte[]> _stale = [];
    private readonly long _capacityBytes;
    private int _operationsLeft = int.MaxValue;
    private int _bytesOfLast;
    private long _directoryChanges;
    private long _dataErases;

    /// <param name="capacityBytes">Size of the partition; what does not fit is refused. Files take up whole blocks of 4,096 bytes.</param>
    public EmulatedFlash(long capacityBytes = long.MaxValue) => _capacityBytes = capacityBytes;

    /// <summary>Whether operations work: false after a cut, until <see cref="PowerUp"/>.</summary>
    public bool IsPowered { get; private set; } = true;

    /// <summary>While true, every write is refused and changes nothing: a worn-out flash.</summary>
    public bool IsWornOut { get; set; }

    /// <summary>What was asked of it.</summary>
    public FlashFigures Figures => _figures with { BlockErases = _dataErases + (_directoryChanges / ChangesPerDirectoryBlock) };

    private FlashFigures _figures = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Told of each append, flush and delete before it is done: name, and bytes of an append.</summary>
    public Action<string, int>? Changing { get; set; }

    /// <summary>While <see cref="Changing"/> is told: the bytes of an append, from the beginning.</summary>
    public byte[] LastBytes { get; private set; } = [];

    /// <summary>While <see cref="Changing"/> is told without bytes: a file is deleted, not flushed.</summary>
    public bool IsDeleting { get; private set; }

    /// <summary>Bytes of all files.</summary>
    public long UsedBytes => _files.Values.Sum(file => (long)file.Bytes.Count);

    /// <summary>Cuts the power after so many more appends, flushes and deletes, within the next one: of an append so many bytes are done, of another all or (0) nothing.</summary>
    public void CutPower(int operations, int bytes)
    {
        _operationsLeft = operations;
        _bytesOfLast = bytes;
    }

    /// <summary>Gives the power back; decides what is left of unflushed bytes.</summary>
    public void PowerUp(FlashTail tail, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (FlashFile file in _files.Values)
        {
            int unsafeBytes = file.Bytes.Count - file.Safe;
            byte[] was = [.. file.Bytes.Skip(file.Safe)];
            int kept = tail == FlashTail.Gone ? 0 : tail == FlashTail.Kept ? unsafeBytes : random.Next(unsafeBytes + 1);
            file.Bytes.RemoveRange(file.Safe + kept, unsafeBytes - kept);
            if (tail == FlashTail.Noise)
            {
                byte[] noise = new byte[unsafeBytes - kept];
                random.NextBytes(noise);
                file.Bytes.AddRange(noise);
            }
            else if (tail == FlashTail.Stale && _stale.Count > 0)
            {
                byte[] stale = _stale[random.Next(_stale.Count)];
                int position = file.Safe + kept;

                // What the same place held in another file, or any other piece.
                int from = random.Next(2) == 0 && position < stale.Length ? position : random.Next(stale.Length + 1);
                file.Bytes.AddRange(stale.Skip(from).Take(unsafeBytes - kept));
            }

            file.Safe = file.Bytes.Count;
            if (was.Length > 0)
            {
                _stale.Add(was);
            }
        }

        foreach (string empty in _files.Where(file => file.Value.Bytes.Count == 0).Select(file => file.Key).ToArray())
        {
            _files.Remove(empty);
        }

        _operationsLeft = int.MaxValue;
        IsPowered = true;
    }

    /// <summary>The same again, for one more way to go on.</summary>
    public EmulatedFlash Clone()
    {
        var clone = new EmulatedFlash(_capacityBytes) { IsPowered = IsPowered };
        foreach ((string name, FlashFile file) in _files)
        {
            clone._files[name] = file.Clone();
        }

        clone._stale.AddRange(_stale);
        return clone;
    }

    /// <summary>Changes bytes of a file as bit rot does; shortens it when there are fewer.</summary>
    public void Damage(string name, Func<byte[], byte[]> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        byte[] bytes = change([.. _files[name].Bytes]);
        _files[name].Bytes.Clear();
        _files[name].Bytes.AddRange(bytes);
        _files[name].Safe = bytes.Length;
    }

    /// <inheritdoc/>
    public string[]? List() => IsPowered ? [.. _files.Keys] : null;

    /// <inheritdoc/>
    public int Length(string name) => IsPowered && _files.TryGetValue(name, out FlashFile? file) ? file.Bytes.Count : -1;

    /// <inheritdoc/>
    public int ReadAt(string name, int position, byte[] into, int offset, int count)
    {
        if (!IsPowered || !_files.TryGetValue(name, out FlashFile? file))
        {
            return -1;
        }

        int there = Math.Clamp(file.Bytes.Count - position, 0, count);
        file.Bytes.CopyTo(position, into, offset, there);
        _figures = _figures with { Reads = _figures.Reads + 1, ReadBytes = _figures.ReadBytes + there };
        return there;
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] bytes, int offset, int count)
    {
        LastBytes = bytes.AsSpan(offset, count).ToArray();
        bool isWhole = Begin(name, count);
        if (!IsPowered && isWhole)
        {
            return false;
        }

        int done = isWhole ? count : Math.Min(count, _bytesOfLast);
        if (IsWornOut || !HasRoom(name, done))
        {
            return false;
        }

        if (!_files.TryGetValue(name, out FlashFile? file))
        {
            _files[name] = file = new FlashFile();
        }

        file.Bytes.AddRange(bytes.AsSpan(offset, done));
        _figures = _figures with { Appends = _figures.Appends + 1, AppendedBytes = _figures.AppendedBytes + done };
        return isWhole;
    }

    /// <inheritdoc/>
    public bool Flush(string name)
    {
        bool isWhole = Begin(name, 0);
        if ((!IsPowered && (isWhole || _bytesOfLast == 0)) || IsWornOut || !_files.TryGetValue(name, out FlashFile? file))
        {
            return false;
        }

        _directoryChanges++;
        _dataErases += BlocksOf(file.Bytes.Count) - (file.Safe / BlockBytes);
        file.Safe = file.Bytes.Count;
        _figures = _figures with { Flushes = _figures.Flushes + 1 };
        return isWhole;
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        IsDeleting = true;
        bool isWhole = Begin(name, 0);
        IsDeleting = false;
        if ((!IsPowered && (isWhole || _bytesOfLast == 0)) || IsWornOut)
        {
            return false;
        }

        if (_files.Remove(name, out FlashFile? file))
        {
            _stale.Add([.. file.Bytes]);
            _directoryChanges++;
            _figures = _figures with { Deletes = _figures.Deletes + 1 };
        }

        return isWhole;
    }

    private static long BlocksOf(long bytes) => (bytes + BlockBytes - 1) / BlockBytes;

    private bool HasRoom(string name, int count)
    {
        long used = 0;
        foreach ((string other, FlashFile file) in _files)
        {
            used += BlocksOf(file.Bytes.Count + (other == name ? count : 0));
        }

        return (used + (_files.ContainsKey(name) ? 0 : BlocksOf(count))) * BlockBytes <= _capacityBytes;
    }

    /// <summary>False when the power goes within this operation; true also when it is gone already.</summary>
    private bool Begin(string name, int bytes)
    {
        if (!IsPowered)
        {
            return true;
        }

        Changing?.Invoke(name, bytes);
        IsPowered = _operationsLeft > 0;
        _operationsLeft--;
        return IsPowered;
    }
}
