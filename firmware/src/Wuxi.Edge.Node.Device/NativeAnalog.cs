using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The chip's converter, which is one, for all analog inputs of the node: it samples up to four channels in turn in windows as short as
    /// the quickest input wants, and each input puts its own together from them. For the node's one loop.
    /// </summary>
    public sealed class NativeAnalog : IDisposable
    {
        /// <summary>Most channels of all inputs together.</summary>
        public const int MostChannels = 4;

        /// <summary>Samples a second of a channel when no input looks at waves: 20 in a period of the mains.</summary>
        public const int RateHz = 1000;

        /// <summary>When one does: what the driver's accuracy is stated for.</summary>
        public const int WaveRateHz = 4000;

        private const int ValuesOfOne = 4;
        private const int SecondMs = 1000;

        /// <summary>Parts of a second, ms: the windows beside waves, so that these have windows of a second.</summary>
        private static int[] PartsOfSecond
        {
            get { return new[] { SecondMs, 500, 200, 100, 40, 20 }; }
        }

        private readonly float[] _values = new float[SampledAnalog.MostValues];
        private readonly IClock _clock;
        private AnalogShare[] _shares = new AnalogShare[0];
        private SampledAnalog _driver;
        private int _channels;
        private long _aliveMs;

        /// <param name="clock">For the uptime.</param>
        public NativeAnalog(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>Adds an input; lets out what says that the chip has no such channels, or no more of them.</summary>
        public void Add(AnalogShare share)
        {
            if (_channels + share.ChannelCount > MostChannels)
            {
                throw new InvalidOperationException("more than " + MostChannels.ToString() + " analog channels");
            }

            for (int i = 0; i < share.ChannelCount; i++)
            {
                if (IsTaken(share.Channel(i)))
                {
                    throw new InvalidOperationException("channel " + share.Channel(i).ToString() + " is taken");
                }
            }

            bool isRunning = _driver != null;
            Dispose();
            try
            {
                // Opening tells whether the chip has the channels; with what others they are sampled is known when all inputs are there.
                new SampledAnalog(share.AllChannels(), RateHz, RateHz).Dispose();
                AnalogShare[] shares = new AnalogShare[_shares.Length + 1];
                Array.Copy(_shares, 0, shares, 0, _shares.Length);
                shares[_shares.Length] = share;
                _shares = shares;
                _channels += share.ChannelCount;
            }
            finally
            {
                if (isRunning)
                {
                    Start();
                }
            }
        }

        /// <summary>Begins to sample for all inputs; lets out what <see cref="SampledAnalog"/> throws.</summary>
        public void Start()
        {
            Dispose();
            if (_channels == 0)
            {
                return;
            }

            bool hasWaves = false;
            int baseMs = SecondMs;
            for (int i = 0; i < _shares.Length; i++)
            {
                hasWaves = hasWaves || _shares[i].IsWave;
                baseMs = _shares[i].WantedMs < baseMs ? _shares[i].WantedMs : baseMs;
            }

            baseMs = hasWaves ? PartOfSecond(baseMs) : baseMs;
            int rateHz = hasWaves ? WaveRateHz : RateHz;
            SampledAnalog driver = new SampledAnalog(AllChannels(), rateHz, baseMs * rateHz / 1000);
            try
            {
                SetUp(driver, rateHz, baseMs);
                driver.Start();
            }
            catch (Exception)
            {
                driver.Dispose();
                throw;
            }

            _driver = driver;
        }

        /// <summary>Hands what was sampled to the inputs. False when the converter has delivered nothing for longer than that.</summary>
        /// <param name="nowMs">Uptime.</param>
        /// <param name="patienceMs">Longest silence.</param>
        public bool Advance(long nowMs, int patienceMs)
        {
            if (_driver == null)
            {
                return false;
            }

            int count;
            while ((count = _driver.Take(_values)) > 0)
            {
                int pairsAt = ValuesOfOne * _channels;
                for (int i = 0; i < _shares.Length; i++)
                {
                    _shares[i].Take(_values, count > pairsAt ? pairsAt : 0, _driver.TimeUs / 1000, _driver.LostBefore);
                }

                _aliveMs = nowMs;
            }

            return nowMs - _aliveMs <= patienceMs;
        }

        public void Dispose()
        {
            if (_driver != null)
            {
                _driver.Dispose();
                _driver = null;
            }
        }

        private static int PartOfSecond(int mostMs)
        {
            int[] parts = PartsOfSecond;
            int part = 0;
            while (part < parts.Length - 1 && parts[part] > mostMs)
            {
                part++;
            }

            return parts[part];
        }

        private bool IsTaken(int channel)
        {
            for (int i = 0; i < _shares.Length; i++)
            {
                for (int j = 0; j < _shares[i].ChannelCount; j++)
                {
                    if (_shares[i].Channel(j) == channel)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private int[] AllChannels()
        {
            int[] channels = new int[_channels];
            int count = 0;
            for (int i = 0; i < _shares.Length; i++)
            {
                for (int j = 0; j < _shares[i].ChannelCount; j++)
                {
                    channels[count++] = _shares[i].Channel(j);
                }
            }

            return channels;
        }

        private void SetUp(SampledAnalog driver, int rateHz, int baseMs)
        {
            _aliveMs = _clock.UptimeMs;
            int first = 0;
            int pair = 0;
            for (int i = 0; i < _shares.Length; i++)
            {
                AnalogShare share = _shares[i];
                share.Begin(driver, first, pair, 1000000.0f / (rateHz * _channels), baseMs, _aliveMs);
                first += share.ChannelCount;
                pair += share.IsPair ? 1 : 0;
            }

            if (pair > 0)
            {
                // Whole cycles of the mains are too long for quick windows: the driver gives the pairs a second.
                driver.PairWindows(SecondMs / baseMs);
            }
        }
    }
}
