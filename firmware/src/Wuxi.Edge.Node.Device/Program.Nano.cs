using System;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The program on the chip: the boot program, and whatever it starts. An exception that leaves Main says nothing on nanoFramework, so
    /// everything is caught here and said in words, and the board starts again.
    /// </summary>
    public static class Program
    {
        private const int RestartAfterMs = 10000;

        public static void Main()
        {
            try
            {
                Say("starts on " + SystemInfo.TargetName + ", nanoCLR " + SystemInfo.Version.ToString());
                BootProgram.Run();
                Say("ended well");
            }
            catch (Exception e)
            {
                Say("ended by " + e.GetType().FullName + ": " + e.Message);
                Say(e.StackTrace);
                Say("restarts in 10 s");
                Thread.Sleep(RestartAfterMs);
                Power.RebootDevice();
            }
        }

        internal static void Say(string words)
        {
            Console.WriteLine("wuxi-edge: " + words);
        }
    }
}
