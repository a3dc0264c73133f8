using System.Text;

namespace Wuxi.Edge.Cli.Install;

/// <summary>Asks for a password: from the environment, from a pipe, or typed without being shown. Never from the command line, which others can see.</summary>
internal static class PasswordReader
{
    /// <summary>Environment variable that holds it.</summary>
    public const string Variable = "WUXI_EDGE_WIFI_PASSWORD";

    /// <summary>Null when there is none to be had.</summary>
    public static string? Read()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } known)
        {
            return known;
        }

        if (Terminal.IsInputRedirected)
        {
            return Terminal.In.ReadLine();
        }

        Terminal.Error.Write("Wi-Fi password (is not shown): ");
        var typed = new StringBuilder();
        while (Terminal.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Terminal.Error.WriteLine();
        return typed.ToString();
    }
}
