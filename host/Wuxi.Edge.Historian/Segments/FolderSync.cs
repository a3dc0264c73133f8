using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Puts a folder's names on disk: without it a file that was renamed and synchronised may still be missing after a power cut
/// (fsync(2)). .NET cannot open folders.
/// </summary>
internal static class FolderSync
{
    private const string Library = "libc";
    private const int ReadOnly = 0;
    private const int AccessDenied = 13;

    // By the program's own scope and not by libc's: so that what is loaded before libc, as the recorder of the crash tests is, sees the calls.
    static FolderSync() => NativeLibrary.SetDllImportResolver(
        typeof(FolderSync).Assembly, (name, _, _) => name == Library ? NativeLibrary.GetMainProgramHandle() : 0);

    /// <summary>
    /// Makes a folder where there is none, and those above it, and puts its name on disk: a file that is synchronised in a folder whose name is
    /// lost is lost too. Also when it was there: who made it may have been killed before its name was on disk.
    /// </summary>
    /// <exception cref="IOException">It cannot be made or put on disk.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public static void Make(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(path) is not { } above)
        {
            return;
        }

        if (!Directory.Exists(above))
        {
            Make(above);
        }

        bool wasThere = Directory.Exists(path);
        Directory.CreateDirectory(path);
        try
        {
            Sync(above);
        }
        catch (IOException e) when (wasThere && e.InnerException is Win32Exception { NativeErrorCode: AccessDenied })
        {
            // Who may not read the folder above has not made this one either.
        }
    }

    /// <exception cref="IOException">The folder cannot be opened or synchronised.</exception>
    public static void Sync(string folder)
    {
        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw Failure("opened", folder);
        }

        try
        {
            if (FSync(descriptor) != 0)
            {
                throw Failure("synchronised", folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string what, string folder) =>
        new($"{folder} cannot be {what}: {Marshal.GetLastPInvokeErrorMessage()}", new Win32Exception(Marshal.GetLastPInvokeError()));

    [DllImport(Library, EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport(Library, EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int descriptor);

    [DllImport(Library, EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
