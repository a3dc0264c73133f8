using Wuxi.Edge.Native.Tests.Fakes;

namespace Wuxi.Edge.Native.Tests;

/// <summary>What only the host has: many boards in one process. Not beside other tests, since it takes all instances there are.</summary>
[Collection(nameof(ManyBoardsTests))]
[CollectionDefinition(nameof(ManyBoardsTests), DisableParallelization = true)]
public sealed class ManyBoardsTests
{
    private const int Boards = 200;
    private const int Threads = 4;
    private const int Seeds = 10;
    private const int Seconds = 32;

    [Fact]
    public void Two_hundred_boards_on_four_threads_do_not_know_of_each_other()
    {
        string[] alone = [.. Enumerable.Range(0, Seeds).Select(seed => Run([seed])[0])];
        Assert.Equal(Seeds, alone.Distinct().Count());
        Assert.All(alone, seen => Assert.True(seen.Contains("frame", StringComparison.Ordinal) && seen.Contains("event", StringComparison.Ordinal)
            && seen.Contains("analog", StringComparison.Ordinal) && seen.Contains("vibration", StringComparison.Ordinal)));

        var results = new string[Threads][];
        Exception? fault = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            try
            {
                results[thread] = Run([.. Enumerable.Range(0, Boards / Threads).Select(i => (i + thread) % Seeds)]);
            }
            catch (Exception exception)
            {
                fault = exception;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(fault);
        for (int thread = 0; thread < Threads; thread++)
        {
            Assert.Equal(Enumerable.Range(0, Boards / Threads).Select(i => alone[(i + thread) % Seeds]), results[thread]);
        }
    }

    [Fact]
    public void A_board_may_go_from_one_thread_to_another()
    {
        using var board = new BoardRun(3);
        using var other = new BoardRun(3);
        for (int second = 1; second <= 10; second++)
        {
            var thread = new Thread(() => board.RunTo(second * 1000000L));
            thread.Start();
            thread.Join();
            other.RunTo(second * 1000000L);
        }

        Assert.Equal(other.Seen, board.Seen);
    }

    [Fact]
    public void Serial_lines_run_out_at_4096() =>
        RunsOut(4096, _ => new FramedUart(1, Framer.Winsen, 9600, 0, 0));

    [Fact]
    public void Analog_inputs_run_out_at_4096() => RunsOut(4096, _ => new SampledAnalog([0], 1000, 10));

    [Fact]
    public void Boards_with_pulses_run_out_at_1024() => RunsOut(1024, _ => new PulseCounter(0, 4, 0, PulseEdges.Rising));

    [Fact]
    public void Accelerometers_run_out_at_512() => RunsOut(512, _ => new VibrationFifo(VibrationPart.RawInt16, 1, 6, 800, 16, 0));

    [Fact]
    public void Boards_with_contacts_run_out_at_2048() => RunsOut(2048, _ =>
    {
        var events = new DigitalEvents();
        events.Open(4, 0, 0);
        return events;
    });

    // Twice, since all are free again when they were closed.
    private static void RunsOut(int count, Func<int, IDisposable> open)
    {
        for (int round = 0; round < 2; round++)
        {
            var opened = new List<(FakeBoard Board, IDisposable Driver)>();
            for (int i = 0; i < count; i++)
            {
                FakeBoard board = NewBoard();
                opened.Add((board, open(i)));
            }

            NewBoard();
            NativeException refusal = Assert.Throws<NativeException>(() => open(count));
            Assert.Equal(-3, refusal.Code);
            Assert.EndsWith("all instances of the native driver are taken", refusal.Message, StringComparison.Ordinal);
            foreach ((FakeBoard board, IDisposable driver) in opened)
            {
                board.Enter();
                driver.Dispose();
            }
        }
    }

    private static FakeBoard NewBoard()
    {
        var board = new FakeBoard
        {
            Lines = { [1] = new FakeLine() },
            Channels = { [0] = _ => 0 },
            Inputs = { [4] = new FakeInput(0) },
            Fifos = { [6] = new FakeFifo(VibrationPart.RawInt16, (_, _) => 0) },
        };
        return board.Enter();
    }

    // All at once, second by second.
    private static string[] Run(int[] seeds)
    {
        BoardRun[] runs = [.. seeds.Select(seed => new BoardRun(seed))];
        for (int second = 1; second <= Seconds; second++)
        {
            Array.ForEach(runs, run => run.RunTo(second * 1000000L));
        }

        Array.ForEach(runs, run => run.Dispose());
        return [.. runs.Select(run => run.Seen)];
    }
}
