using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Fills a slot from a source, a piece a step, from where its file ends. Each piece is on flash before the next is asked for; a lost
    /// connection is tried again after a pause that doubles. Not thread safe.
    /// </summary>
    internal sealed class Fetcher
    {
        private const int ShortestPauseMs = 5000;
        private const int LongestPauseMs = 10 * 60 * 1000;

        private readonly IStoreFiles _files;
        private readonly IUpdateSource _source;
        private readonly int _mostFailures;
        private byte[] _piece;
        private UpdateOrder _order;
        private string _name;
        private bool _isOpen;
        private int _failures;
        private int _pauseMs;

        internal Fetcher(IStoreFiles files, IUpdateSource source, int mostFailures)
        {
            _files = files;
            _source = source;
            _mostFailures = mostFailures;
        }

        /// <summary>Bytes that are on flash.</summary>
        internal int Offset { get; private set; }

        /// <summary>When the next step is due, uptime in ms.</summary>
        internal long DueMs { get; private set; }

        /// <summary>Nothing is missing.</summary>
        internal bool IsWhole
        {
            get { return Offset == _order.Length; }
        }

        /// <param name="piece">Buffer whose length is that of a piece; kept until <see cref="End"/>.</param>
        internal void Begin(int slot, UpdateOrder order, byte[] piece, long nowMs)
        {
            End();
            _piece = piece;
            _order = order;
            _name = UpdateJournal.FileOf(slot);
            int length = _files.Length(_name);
            if (length > order.Length)
            {
                // Left by something else.
                _files.Delete(_name);
                length = 0;
            }

            Offset = length < 0 ? 0 : length;
            _failures = 0;
            _pauseMs = ShortestPauseMs;
            DueMs = nowMs;
        }

        /// <summary>Fetches a piece if it is time. What it gives, if anything, ends the fetch.</summary>
        internal UpdateReason Step(long nowMs)
        {
            if (IsWhole || nowMs < DueMs)
            {
                return UpdateReason.None;
            }

            // Opening waits for the network: it is a step of its own.
            if (!_isOpen)
            {
                _isOpen = _source.Open(_order.Url, Offset);
                return _isOpen ? UpdateReason.None : Fail(nowMs);
            }

            int wanted = _order.Length - Offset < _piece.Length ? _order.Length - Offset : _piece.Length;
            int count = _source.Read(_piece, wanted);
            if (count == 0)
            {
                return UpdateReason.Truncated;
            }

            if (count < 0)
            {
                return Fail(nowMs);
            }

            if (!_files.Append(_name, _piece, 0, count) || !_files.Flush(_name))
            {
                return UpdateReason.FlashFailed;
            }

            Offset += count;
            _failures = 0;
            _pauseMs = ShortestPauseMs;
            return UpdateReason.None;
        }

        /// <summary>Lets go of the connection and of the buffer. Harmless when there is none.</summary>
        internal void End()
        {
            Close();
            _piece = null;
        }

        private void Close()
        {
            _source.Close();
            _isOpen = false;
        }

        private UpdateReason Fail(long nowMs)
        {
            Close();
            _failures++;
            DueMs = nowMs + _pauseMs;
            _pauseMs = _pauseMs < LongestPauseMs / 2 ? 2 * _pauseMs : LongestPauseMs;
            return _failures >= _mostFailures ? UpdateReason.NotFetched : UpdateReason.None;
        }
    }
}
