// passes
using System;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Snippet
{
    public enum Phase
    {
        A,
        B,
    }

    public interface IMeter
    {
        int Read();
    }

    // All of this was measured to work on the real interpreter.
    public sealed class Meter : IMeter
    {
        private readonly object _gate = new object();
        private readonly int[][] _rows = { new[] { 1 }, new[] { 2, 3 } };
        private readonly Hashtable _byPhase = new();

        public event EventHandler Changed;

        public Action<int> Sink { get; init; }

        public string Name { get; init; } = "meter";

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Crc16(byte[] buffer, int offset, int count);

        public static void Main()
        {
            try
            {
                new Thread(Run).Start();
                using var timer = new Timer(OnTimer, null, 0, 1000);
                Console.WriteLine("ended well");
            }
            catch (Exception e)
            {
                Console.WriteLine("ended by " + e.Message);
            }
        }

        public int Read()
        {
            lock (_gate)
            {
                int Twice(int value) => unchecked(value * 2);
                _byPhase[Phase.A] = 1;
                Changed?.Invoke(this, EventArgs.Empty);
                Sink(Twice(_rows[1][0]));
                return _rows[1][0] switch { 2 => 20, _ => 0 };
            }
        }

        public string Show(double value, Phase phase, object other)
        {
            string text = $"{Name} {value:F2} {(int)phase}" + string.Format("{0:D3}", 7);
            return other is string { Length: > 0 } s ? text + s : text + value.ToString("N1");
        }

        private static void Run()
        {
            try
            {
                Thread.Sleep(1);
            }
            catch
            {
                Console.WriteLine("thread ended by an exception");
            }
        }

        private static void OnTimer(object state)
        {
            try
            {
                Console.WriteLine("tick");
            }
            catch (Exception e)
            {
                Console.WriteLine("timer: " + e.Message);
            }
        }
    }
}
