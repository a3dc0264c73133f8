namespace Wuxi.Edge.Cli.Demo;

/// <summary>What a user at the terminal can do in a demo.</summary>
internal sealed class DemoDialogue(EmulatorProcess emulator, TextWriter output)
{
    private const string Help = """
          fire   light a fire: the smoke rises at the first transmitter      起火
          out    put it out                                                  灭火
          quit   stop sampling, let the nodes send what they have, sum up    结束
        """;

    /// <summary>Takes words until "quit", the end of input with a time limit reached, or a cancellation.</summary>
    public async Task RunAsync(double? minutes, CancellationToken cancellation)
    {
        output.WriteLine(Help);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (minutes is { } limit)
        {
            end.CancelAfter(TimeSpan.FromMinutes(limit));
        }

        try
        {
            while (await Task.Run(Terminal.In.ReadLine, CancellationToken.None).WaitAsync(end.Token) is { } line)
            {
                switch (line.Trim())
                {
                    case "fire" or "f":
                        emulator.SetFire(true);
                        break;
                    case "out" or "o":
                        emulator.SetFire(false);
                        break;
                    case "quit" or "q":
                        return;
                    case "":
                        break;
                    case var other:
                        output.WriteLine($"'{other}' is not a word of the demo:");
                        output.WriteLine(Help);
                        break;
                }
            }

            // Without a terminal there are no words; the demo then runs until its time is up or it is ended.
            await Task.Delay(Timeout.Infinite, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The time is up, or the user pressed Ctrl+C.
        }
    }
}
