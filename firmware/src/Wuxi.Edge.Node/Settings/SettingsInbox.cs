using System;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// Puts the pieces of a settings text together. They come in order; what does not continue the text under way is dropped, and the sender
    /// begins again. Holds one text at most. Not thread safe.
    /// </summary>
    internal sealed class SettingsInbox
    {
        private byte[] _text;
        private uint _version;
        private int _filled;

        /// <summary>Takes a piece; returns the text when it is complete, else null.</summary>
        internal byte[] Take(SettingsPiece piece, byte[] buffer)
        {
            if (piece.From == 0)
            {
                _text = new byte[piece.Length];
                _version = piece.Version;
                _filled = 0;
            }

            if (_text == null || piece.Version != _version || piece.Length != _text.Length || piece.From != _filled)
            {
                return null;
            }

            Array.Copy(buffer, piece.Offset, _text, _filled, piece.Count);
            _filled += piece.Count;
            if (_filled < _text.Length)
            {
                return null;
            }

            byte[] text = _text;
            _text = null;
            return text;
        }
    }
}
