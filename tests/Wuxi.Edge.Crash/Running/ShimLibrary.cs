using System.Diagnostics;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Crash.Running;

/// <summary>Builds the shim.</summary>
public static class ShimLibrary
{
    /// <summary>Compiles it and gives its path.</summary>
    /// <exception cref="InvalidOperationException">It does not compile, or there is no gcc; the message has the compiler's words.</exception>
    public static string Build(string folder)
    {
        string library = Path.Combine(folder, "wuxi-crash-shim.so");
        string sources = Path.Combine(Repository.Root, "tests", "Wuxi.Edge.Crash", "Shim");
        var start = new ProcessStartInfo("gcc") { RedirectStandardError = true };
        foreach (string argument in (string[])["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library,
            .. Directory.GetFiles(sources, "*.c").Order(StringComparer.Ordinal), "-lpthread"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process compiler = Process.Start(start)!;
        string errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException($"gcc could not build the crash shim:\n{errors}");
    }
}
