using System.Runtime.InteropServices;

namespace Wuxi.Edge.Mqtt.Native;

/// <summary>The system calls under our loop, with Linux's constants (the same on x86-64 and arm64).</summary>
internal static unsafe partial class LibC
{
    public const short PollIn = 0x1;
    public const short PollOut = 0x4;
    public const short PollError = 0x8;
    public const short PollHangUp = 0x10;
    public const int TryAgain = 11;
    public const int Interrupted = 4;
    public const int EventFdNonBlockCloseOnExec = 0x800 | 0x80000;
    public const int SigHup = 1;
    public const int SigTerm = 15;
    public const int SigKill = 9;

    private const string Library = "libc";
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;
    private const int SocketLevel = 1;
    private const int SocketError = 4;
    private const int MessagePeek = 0x2;
    private const int MessageTruncate = 0x20;
    private const int MessageDoNotWait = 0x40;

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFd(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeHandle descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeHandle descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int processId, int signal);

    /// <summary>
    /// Keeps a socket of libmosquitto out of child processes: inherited, it would stay open after we close it, and the
    /// broker would never learn that we are gone.
    /// </summary>
    public static void DoNotInherit(int descriptor) => _ = FileControl(descriptor, SetDescriptorFlags, CloseOnExec);

    /// <summary>The error of a connect that was under way (SO_ERROR), 0 for none.</summary>
    public static int ConnectError(int socket)
    {
        int error = 0;
        uint length = sizeof(int);
        return GetSocketOption(socket, SocketLevel, SocketError, &error, &length) == 0 ? error : Marshal.GetLastPInvokeError();
    }

    /// <summary>
    /// Copies what a TCP socket holds and leaves it there. False when nothing has come; true with no bytes when the connection is at its
    /// end or broken, which a read will tell.
    /// </summary>
    public static bool TryPeek(int socket, Span<byte> into, out int count)
    {
        fixed (byte* buffer = into)
        {
            nint received = Receive(socket, buffer, (nuint)into.Length, MessagePeek | MessageDoNotWait);
            count = (int)Math.Max(0, received);
            return received >= 0 || Marshal.GetLastPInvokeError() is not (TryAgain or Interrupted);
        }
    }

    /// <summary>Makes a TCP socket forget bytes that <see cref="TryPeek"/> has shown, without copying them. False when it does not have them.</summary>
    public static bool Discard(int socket, int count) =>
        Receive(socket, null, (nuint)count, MessageTruncate | MessageDoNotWait) == count;

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int socket, byte* buffer, nuint count, int flags);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(int descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetSocketOption(int socket, int level, int name, int* value, uint* length);
}
