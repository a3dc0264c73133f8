// The features by the book: double precision, straight from the formulas of the driver's README.
#pragma once

#include <cmath>
#include <complex>
#include <cstdint>
#include <vector>

#include "vibration_fifo/half_band.hpp"

namespace wuxi::vibration {

/// Everything in counts of one axis over one turn (velocity: counts * seconds).
class reference_model {
  public:
    reference_model(const std::vector<int16_t>& turn, int rate_hz, int low_hz) : rate_(rate_hz) {
        x_.assign(turn.begin(), turn.end());
        int stages = 0;
        while (stages < 3 && rate_hz >= (2560 << (stages + 1))) {
            stages++;
        }
        const int factor = 1 << stages;
        envelope_factor_ = factor < 4 ? 4 : factor;
        moments();
        velocity(factor, low_hz);
        const size_t envelope_start = 4144U * static_cast<size_t>(factor);
        envelope(envelope_start);
        bands(envelope_start + 4144U * static_cast<size_t>(envelope_factor_), factor == 1 ? 1 : factor / 2);
    }

    /// Samples of a turn.
    static size_t samples(int rate_hz) {
        const size_t d = rate_hz >= 20480 ? 8 : rate_hz >= 10240 ? 4 : rate_hz >= 5120 ? 2 : 1;
        return 4144 * d + 4144 * (d < 4 ? 4 : d) + 4096 * (d == 1 ? 1 : d / 2);
    }

    double mean = 0, rms = 0, peak = 0, crest = 0, kurtosis = 0;
    double velocity_rms = 0;
    double band_rms[8] = {};
    double envelope_mean = 0;

    double spacing() const { return static_cast<double>(rate_) / (4096.0 * envelope_factor_); }
    double line(double hertz) const { return line_at(static_cast<int>(std::floor(hertz / spacing() + 0.5))); }

    /// How strong the line at a frequency is beside the strongest, as power.
    double share_of_strongest(double hertz) const {
        return envelope_[static_cast<size_t>(std::floor(hertz / spacing() + 0.5))] / strongest_power_;
    }

  private:
    using complex = std::complex<double>;

    static void transform(std::vector<complex>& data) {
        const size_t n = data.size();
        if (n == 1) {
            return;
        }
        std::vector<complex> even(n / 2), odd(n / 2);
        for (size_t i = 0; i < n / 2; i++) {
            even[i] = data[2 * i];
            odd[i] = data[2 * i + 1];
        }
        transform(even);
        transform(odd);
        for (size_t k = 0; k < n / 2; k++) {
            const complex turned =
                std::polar(1.0, -2.0 * M_PI * static_cast<double>(k) / static_cast<double>(n)) * odd[k];
            data[k] = even[k] + turned;
            data[k + n / 2] = even[k] - turned;
        }
    }

    /// Mean square of each line of the mean-free, Hann-windowed block.
    static std::vector<double> spectrum(const double* block, size_t n) {
        double average = 0;
        for (size_t i = 0; i < n; i++) {
            average += block[i] / static_cast<double>(n);
        }
        std::vector<complex> data(n);
        double window_power = 0;
        for (size_t i = 0; i < n; i++) {
            const double w = 0.5 - 0.5 * std::cos(2.0 * M_PI * static_cast<double>(i) / static_cast<double>(n));
            data[i] = (block[i] - average) * w;
            window_power += w * w;
        }
        transform(data);
        std::vector<double> lines(n / 2);
        for (size_t k = 1; k < n / 2; k++) {
            lines[k] = 2.0 * std::norm(data[k]) / (static_cast<double>(n) * window_power);
        }
        return lines;
    }

    void moments() {
        const double n = static_cast<double>(x_.size());
        for (const double v : x_) {
            mean += v / n;
        }
        double second = 0, fourth = 0;
        for (const double v : x_) {
            const double d = v - mean;
            second += d * d / n;
            fourth += d * d * d * d / n;
            peak = std::fabs(d) > peak ? std::fabs(d) : peak;
        }
        rms = std::sqrt(second);
        crest = second >= 1.0 ? peak / rms : 0.0;
        kurtosis = second >= 1.0 ? fourth / (second * second) : 0.0;
    }

    void velocity(int factor, int low_hz) {
        const size_t n = 4096U * static_cast<size_t>(factor);
        const std::vector<double> lines = spectrum(x_.data() + 29 * factor + 19, n);
        const double step = static_cast<double>(rate_) / static_cast<double>(n);
        double sum = 0;
        for (size_t k = 2; k <= 1638; k++) {
            const double hertz = static_cast<double>(k) * step;
            if (hertz >= low_hz && hertz <= 1000.0) {
                sum += lines[k] / std::pow(2.0 * M_PI * hertz, 2);
            }
        }
        velocity_rms = std::sqrt(sum);
    }

    static double tap(int i) { return half_band_taps[i] / 4294967296.0; }

    static double at(const std::vector<double>& v, long i) { return i < 0 ? 0.0 : v[static_cast<size_t>(i)]; }

    void envelope(size_t start) {
        const long n = 4144L * envelope_factor_;
        const std::vector<double> x(x_.begin() + static_cast<long>(start), x_.begin() + static_cast<long>(start) + n);
        std::vector<double> power(static_cast<size_t>(n));
        for (long t = 0; t < n; t++) {
            double y = 0.5 * at(x, t - 38);
            for (int i = 0; i < half_band_sides; i++) {
                y -= tap(i) * (at(x, t - 38 + 2 * (2 * i + 1)) + at(x, t - 38 - 2 * (2 * i + 1)));
            }
            power[static_cast<size_t>(t)] = 2.0 * y * y;
        }
        for (int factor = 1; factor < envelope_factor_; factor *= 2) {
            std::vector<double> next(power.size() / 2);
            for (long j = 0; j < static_cast<long>(next.size()); j++) {
                double sum = 0.5 * at(power, 2 * j - 19);
                for (int i = 0; i < half_band_sides; i++) {
                    sum += tap(i) * (at(power, 2 * j - 19 + 2 * i + 1) + at(power, 2 * j - 19 - 2 * i - 1));
                }
                next[static_cast<size_t>(j)] = sum;
            }
            power = next;
        }
        std::vector<double> amplitude;
        for (size_t i = 48; i < 4144; i++) {
            amplitude.push_back(power[i] > 0 ? std::sqrt(power[i]) : 0.0);
            envelope_mean += amplitude.back() / 4096.0;
        }
        envelope_ = spectrum(amplitude.data(), 4096);
        int strongest = 4;
        for (int k = 4; k <= 1638; k++) {
            strongest = envelope_[static_cast<size_t>(k)] > envelope_[static_cast<size_t>(strongest)] ? k : strongest;
        }
        strongest_power_ = envelope_[static_cast<size_t>(strongest)];
    }

    double line_at(int k) const {
        const int percent = (k + 50) / 100;
        const int reach = percent > 2 ? percent : 2;
        double sum = 0;
        for (int i = k - reach; i <= k + reach; i++) {
            sum += envelope_[static_cast<size_t>(i)];
        }
        return std::sqrt(sum);
    }

    void bands(size_t start, int segments) {
        double sums[8] = {};
        for (int segment = 0; segment < segments; segment++) {
            const std::vector<double> lines = spectrum(x_.data() + start + 4096U * static_cast<size_t>(segment), 4096);
            for (int band = 0; band < 8; band++) {
                for (size_t k = 8U << band; k < 16U << band; k++) {
                    sums[band] += lines[k] / segments;
                }
            }
        }
        for (int band = 0; band < 8; band++) {
            band_rms[band] = std::sqrt(sums[band]);
        }
    }

    std::vector<double> x_;
    std::vector<double> envelope_;
    int rate_;
    int envelope_factor_ = 1;
    double strongest_power_ = 0;
};

}  // namespace wuxi::vibration
