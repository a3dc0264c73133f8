using Wuxi.Edge.Native;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>Works out piece by piece whether a slot's file has the length and the SHA-256 that it is meant to have. Not thread safe.</summary>
    public sealed class SlotCheck
    {
        private readonly IStoreFiles _files;
        private readonly Sha256 _sha = new Sha256();
        private readonly byte[] _digest = new byte[Sha256.DigestBytes];
        private byte[] _piece;
        private UpdateOrder _order;
        private string _name;
        private int _done;

        /// <param name="files">The folder of the slots.</param>
        public SlotCheck(IStoreFiles files)
        {
            _files = files;
        }

        /// <summary>Whether it is: right once <see cref="Step"/> has said that it is through.</summary>
        public bool IsGood { get; private set; }

        /// <param name="slot">The slot.</param>
        /// <param name="order">What it is to hold.</param>
        /// <param name="piece">Buffer whose length is that of a piece; kept until the check is through, or <see cref="End"/>.</param>
        public void Begin(int slot, UpdateOrder order, byte[] piece)
        {
            _piece = piece;
            _name = UpdateJournal.FileOf(slot);
            _order = order;
            _done = 0;
            IsGood = false;
            _sha.Reset();
        }

        /// <summary>One piece more; true when it is through.</summary>
        public bool Step()
        {
            bool isThrough = IsThrough();
            if (isThrough)
            {
                End();
            }

            return isThrough;
        }

        /// <summary>Lets go of the buffer. Harmless when there is none.</summary>
        public void End()
        {
            _piece = null;
        }

        /// <summary>All of it at once, for the boot program.</summary>
        public bool Run(int slot, UpdateOrder order, byte[] piece)
        {
            Begin(slot, order, piece);
            while (!Step())
            {
            }

            return IsGood;
        }

        private bool IsThrough()
        {
            if (_done == 0 && _files.Length(_name) != _order.Length)
            {
                return true;
            }

            int wanted = _order.Length - _done < _piece.Length ? _order.Length - _done : _piece.Length;
            if (_files.ReadAt(_name, _done, _piece, 0, wanted) != wanted)
            {
                return true;
            }

            _sha.Append(_piece, 0, wanted);
            _done += wanted;
            if (_done < _order.Length)
            {
                return false;
            }

            _sha.Finish(_digest, 0);
            IsGood = HmacSha256.AreEqual(_digest, _order.Sha256);
            return true;
        }
    }
}
