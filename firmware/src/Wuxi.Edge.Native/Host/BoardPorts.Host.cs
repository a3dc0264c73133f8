using System;
using System.Collections.Generic;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The host ports of a driver that serve all inputs of a board together, and the number that each board has in the library while
    /// something of it is open. Safe for use by many threads.
    /// </summary>
    internal sealed class BoardPorts<T>
        where T : class
    {
        private readonly object _gate = new object();
        private readonly Dictionary<INativeBoard, (T Port, int Number)> _ports =
            new Dictionary<INativeBoard, (T Port, int Number)>(ReferenceEqualityComparer.Instance);
        private readonly bool[] _isTaken;

        /// <param name="boards">Boards that the library has room for.</param>
        internal BoardPorts(int boards)
        {
            _isTaken = new bool[boards];
        }

        /// <summary>The port of a board, or null.</summary>
        internal T Find(INativeBoard board)
        {
            lock (_gate)
            {
                return _ports.TryGetValue(board, out (T Port, int Number) found) ? found.Port : null;
            }
        }

        /// <summary>Makes a board's port with the lowest number that is free; null when none is.</summary>
        internal T Add(INativeBoard board, Func<int, T> make)
        {
            lock (_gate)
            {
                int number = Array.IndexOf(_isTaken, false);
                if (number < 0)
                {
                    return null;
                }

                T port = make(number);
                _isTaken[number] = true;
                _ports.Add(board, (port, number));
                return port;
            }
        }

        /// <summary>Gives the board's number back.</summary>
        internal void Remove(INativeBoard board)
        {
            lock (_gate)
            {
                if (_ports.Remove(board, out (T Port, int Number) found))
                {
                    _isTaken[found.Number] = false;
                }
            }
        }
    }
}
