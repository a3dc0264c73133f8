using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Records;

/// <summary>
/// The bookkeeping of one node's records: which arrived, which the historian took, which are on disk, and which never will
/// be. Loop thread only.
/// </summary>
/// <remarks>
/// What must not be lost but the historian's queue has no place for (gaps, opened stores) waits here in order, and records of
/// the node are refused meanwhile. Capacity: <see cref="MaximumWaiting"/>; further gaps are found again when there is room.
/// </remarks>
internal sealed class RecordLedger
{
    /// <summary>Most gap rows that wait for the historian.</summary>
    public const int MaximumWaiting = 256;

    private readonly string _node;
    private readonly IngestContext _context;
    private readonly Dictionary<ulong, StoreBook> _books = [];
    private readonly Dictionary<ulong, ClosedStore> _closed = [];
    private readonly Queue<LedgerEntry> _waiting = new();
    private readonly List<(ulong First, ulong Last)> _missing = [];

    public RecordLedger(string node, IngestContext context)
    {
        _node = node;
        _context = context;
    }

    /// <summary>The book of the node's present store; null before the first birth.</summary>
    public StoreBook? Current { get; private set; }

    /// <summary>Whether the present session said which store its records are of.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Gap rows queued since the gateway started.</summary>
    public long Gaps { get; private set; }

    /// <summary>Something new is on disk that the node was not told.</summary>
    public bool IsConfirmationDue { get; set; }

    /// <summary>When <see cref="Tick"/> has something to do, on the monotonic clock, ms.</summary>
    public long DueClockMs => _waiting.Count > 0 ? long.MinValue
        : Current is { HasOpenGap: true } store ? store.PatienceClockMs
        : long.MaxValue;

    /// <summary>Takes what the historian knew at start.</summary>
    public void Load(StoreProgress progress)
    {
        if (progress.IsCurrent)
        {
            Current = new StoreBook(progress.StoreId, progress.Accounted, progress.LastRecordMs, 0);
            _books[progress.StoreId] = Current;
        }
        else
        {
            _closed[progress.StoreId] = new ClosedStore(progress.Accounted, progress.LastRecordMs);
        }
    }

    /// <summary>
    /// A birth names the node's store. Another one than before closes the old one: its missing numbers, and all it may have
    /// held beyond them, go into the gap ledger.
    /// </summary>
    /// <param name="birthMs">Time of the birth, UTC ms.</param>
    public StoreOpening Open(ulong storeId, ulong first, ulong last, long birthMs)
    {
        IsOpen = true;
        IsConfirmationDue = true;
        if (Current?.Id == storeId)
        {
            return Announce(first, last, birthMs, GapReason.StoreOverflow) ? StoreOpening.Same : StoreOpening.Regressed;
        }

        long lowerBoundMs = Current is null ? 0 : Current.LastRecordMs;
        Close(storeId, birthMs);
        StoreOpening opening = Restore(storeId, lowerBoundMs);
        _waiting.Enqueue(new LedgerEntry(storeId, null, _context.NowMs));
        // Of a store never heard of before, nobody knows whether another gateway has what is gone.
        Announce(first, last, birthMs, opening == StoreOpening.New ? GapReason.Unexplained : GapReason.StoreOverflow);
        Flush();
        return opening;
    }

    /// <summary>The node says what its present store still holds. False when it contradicts itself.</summary>
    public bool Announce(ulong first, ulong last, long announcedMs, GapReason reason)
    {
        bool isConsistent = Current!.Announce(first, last, reason, announcedMs, _context.ClockMs + _context.Options.GapPatienceMs);
        FindGaps(Current, Current.First - 1, isClosing: false);
        return isConsistent;
    }

    /// <summary>A birth did not say whose records will follow.</summary>
    public void Suspend()
    {
        IsOpen = false;
        IsConfirmationDue = false;
    }

    /// <summary>What to do with a record of the present store.</summary>
    public RecordFate Judge(ulong number)
    {
        if (Current!.Taken.Contains(number))
        {
            IsConfirmationDue = true;
            return RecordFate.Duplicate;
        }

        return Current.Evaluated.Contains(number) ? RecordFate.StoreOnly : RecordFate.New;
    }

    /// <summary>The stages have seen the record.</summary>
    public void MarkEvaluated(ulong number)
    {
        Current!.See(number);
        Current.Evaluated.Add(number);
    }

    /// <summary>Hands a record to the historian; when it is refused the record stays unconfirmed.</summary>
    public bool TryStore(in RecordHeader record, ReadOnlySpan<Reading> readings)
    {
        if (!Flush() || !_context.Writer.TryAppend(record, readings))
        {
            _context.Metrics.CountRefused();
            return false;
        }

        Current!.Take(record.Id.Number, record.TimestampMs);
        if (Current.HasOpenGap)
        {
            FindGaps(Current, Current.First - 1, isClosing: false);
        }

        return true;
    }

    /// <summary>Hands an unusable record to the historian; from then on it counts like any other.</summary>
    public bool TryQuarantine(QuarantineEntry entry)
    {
        if (!Flush() || !_context.Writer.TryQuarantine(entry))
        {
            _context.Metrics.CountRefused();
            return false;
        }

        ulong number = entry.Id.Number;
        Current!.See(number);
        Current.Taken.Add(number);
        TellGone(Current, number, number);
        return true;
    }

    /// <summary>Numbers are really on disk.</summary>
    public void Commit(ulong storeId, ulong first, ulong last)
    {
        StoreBook? book = Current;
        if (book?.Id != storeId && !_books.TryGetValue(storeId, out book))
        {
            return;
        }

        book!.Accounted.Add(first, last);
        if (book == Current)
        {
            IsConfirmationDue = IsOpen;
        }
        else
        {
            Shelve(book);
        }
    }

    /// <summary>Does what time brings: gaps that need wait no longer, and entries the historian had no place for.</summary>
    public void Tick()
    {
        Flush();
        if (Current is { HasOpenGap: true })
        {
            FindGaps(Current, Current.First - 1, isClosing: false);
        }
    }

    private StoreOpening Restore(ulong storeId, long lowerBoundMs)
    {
        if (_books.TryGetValue(storeId, out StoreBook? book))
        {
            Current = book;
            return StoreOpening.Returned;
        }

        StoreOpening opening = StoreOpening.New;
        if (_closed.Remove(storeId, out ClosedStore closed))
        {
            opening = StoreOpening.Returned;
            Current = new StoreBook(storeId, closed.Accounted, closed.LastRecordMs, 0);
        }
        else
        {
            Current = new StoreBook(storeId, new RecordIntervals(), 0, lowerBoundMs);
        }

        _books.Add(storeId, Current);
        return opening;
    }

    private void Close(ulong newStoreId, long birthMs)
    {
        if (Current is not { } old)
        {
            return;
        }

        IngestLog.StoreReplaced(_context.Logger, _node, newStoreId, old.Id);
        if (old.LastKnown > 0)
        {
            FindGaps(old, old.LastKnown, isClosing: true, birthMs);
        }

        long fromMs = old.LastRecordMs > 0 ? old.LastRecordMs : LowerBound(old, birthMs);
        Enqueue(new GapEntry(_node, old.Id, null, null, Math.Min(fromMs, birthMs), Math.Max(fromMs, birthMs), GapReason.StoreReplaced));
        Current = null;
        Shelve(old);
    }

    private void Shelve(StoreBook book)
    {
        if (book.IsSettled)
        {
            _books.Remove(book.Id);
            _closed[book.Id] = new ClosedStore(book.Accounted, book.LastRecordMs);
        }
    }

    /// <summary>Puts what is missing up to <paramref name="last"/> into the gap ledger, as far as its span of time is known.</summary>
    private void FindGaps(StoreBook book, ulong last, bool isClosing, long closedMs = 0)
    {
        book.HasOpenGap = false;
        if (last == 0)
        {
            return;
        }

        _missing.Clear();
        _missing.AddRange(book.Taken.MissingIn(1, last));
        foreach ((ulong first, ulong end) in _missing)
        {
            // The record right above ends the span; up to the node's oldest record it is still to come, unless it is late.
            bool isWaiting = !isClosing && end == last && !book.Taken.Contains(end + 1) && _context.ClockMs < book.PatienceClockMs;
            if (isWaiting || (!isClosing && _waiting.Count >= MaximumWaiting))
            {
                book.HasOpenGap = true;
                return;
            }

            AddGap(book, first, end, isClosing ? closedMs : book.AnnouncedMs, isClosing ? GapReason.StoreReplaced : book.Reason);
        }
    }

    private void AddGap(StoreBook book, ulong first, ulong last, long latestMs, GapReason reason)
    {
        long toMs = book.Times.After(last) ?? latestMs;
        long fromMs = book.Times.Before(first) ?? LowerBound(book, toMs);
        Enqueue(new GapEntry(_node, book.Id, first, last, Math.Min(fromMs, toMs), Math.Max(fromMs, toMs), reason));
        book.Taken.Add(first, last);
        TellGone(book, first, last);
        IngestLog.GapFound(_context.Logger, _node, first, last, book.Id, reason.ToString());
    }

    /// <summary>Where nothing better is known: no record older than this would have been accepted.</summary>
    private long LowerBound(StoreBook book, long toMs) =>
        book.LowerBoundMs > 0 ? book.LowerBoundMs : Math.Max(0, toMs - _context.Options.MaximumBehindMs);

    private void TellGone(StoreBook book, ulong first, ulong last)
    {
        foreach ((ulong from, ulong to) in book.Evaluated.MissingIn(first, last).ToArray())
        {
            book.Evaluated.Add(from, to);
            foreach (IRecordStage stage in _context.Stages)
            {
                stage.OnGap(_node, book.Id, from, to);
            }
        }
    }

    private void Enqueue(GapEntry gap)
    {
        Gaps++;
        _context.Metrics.CountGap();
        _waiting.Enqueue(new LedgerEntry(gap.StoreId, gap, 0));
        Flush();
    }

    /// <summary>Hands on what waits, in order. False when something still waits.</summary>
    private bool Flush()
    {
        while (_waiting.TryPeek(out LedgerEntry entry))
        {
            bool isTaken = entry.Gap is { } gap
                ? _context.Writer.TryAppendGap(gap)
                : _context.Writer.TryOpenStore(_node, entry.StoreId, entry.OpenedMs);
            if (!isTaken)
            {
                return false;
            }

            _waiting.Dequeue();
        }

        return true;
    }

    private readonly record struct ClosedStore(RecordIntervals Accounted, long LastRecordMs);
}
