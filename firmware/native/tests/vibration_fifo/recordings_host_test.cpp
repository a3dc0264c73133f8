// Recordings of real bearings, where the folder is there: WUXI_CWRU names a folder of *.f32 files (little-endian
// float32, g, 12 kHz, one axis; the Case Western Reserve University bearing data, unpacked).
#include <dirent.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "features.hpp"

namespace wuxi::vibration {
namespace {

constexpr int rate = 12000;

std::vector<int16_t> read_counts(const std::string& path) {
    std::vector<int16_t> counts;
    FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
        return counts;
    }
    float g = 0;
    while (std::fread(&g, sizeof(g), 1, file) == 1) {
        counts.push_back(static_cast<int16_t>(std::lround(g * 2048.0f)));
    }
    std::fclose(file);
    return counts;
}

TEST(recordings, agree_with_the_model_within_1_percent) {
    const char* folder = std::getenv("WUXI_CWRU");
    DIR* listing = folder == nullptr ? nullptr : opendir(folder);
    if (listing == nullptr) {
        GTEST_SKIP() << "set WUXI_CWRU to a folder of unpacked .f32 recordings to run this";
    }
    int files = 0;
    const size_t turn = reference_model::samples(rate);
    while (const dirent* entry = readdir(listing)) {
        const std::string name = entry->d_name;
        if (name.size() < 4 || name.compare(name.size() - 4, 4, ".f32") != 0 || name.find("12k") == std::string::npos) {
            continue;
        }
        SCOPED_TRACE(name);
        const std::vector<int16_t> x = read_counts(std::string(folder) + "/" + name);
        ASSERT_GE(x.size(), 2 * turn);
        files++;
        // The shaft at 1797/min (load 0) or 1750/min (load 2); outer race 3.5848 times, inner race 5.4152 times that.
        const double shaft = name.find("load0") != std::string::npos ? 1797 / 60.0 : 1750 / 60.0;
        const double lines_hz[] = {3.5848 * shaft, 5.4152 * shaft, 4.7135 * shaft, 0.3983 * shaft};
        features driver(rate, 0);
        for (int32_t i = 0; i < 4; i++) {
            ASSERT_EQ(0, wuxi_vibration_lines(driver.handle(), i, static_cast<int32_t>(lines_hz[i] * 1000)));
        }
        for (size_t k = 0; k < 2; k++) {
            const auto from = x.begin() + static_cast<long>(k * turn);
            const std::vector<int16_t> part(from, from + static_cast<long>(turn));
            driver.feed(part);
            const reference_model reference(part, rate, 10);
            const features::window w = driver.take_all()[k];
            features::expect_same(reference, w, 0.0);
            for (size_t i = 0; i < 4; i++) {
                const double asked = std::floor(lines_hz[i] * 1000) / 1000;
                features::expect_near(reference.line(asked) * features::metres_per_count, w.values[value_line + i], 0.0,
                                      "line");
            }
            std::printf("%-28s v %.4f mm/s rms %.3f kurtosis %.2f strongest %.2f Hz (outer %.1f inner %.1f)\n",
                        name.c_str(), static_cast<double>(w.values[value_velocity_rms]),
                        static_cast<double>(w.values[0]), static_cast<double>(w.values[value_kurtosis]),
                        static_cast<double>(w.values[value_strongest_hertz]), lines_hz[0], lines_hz[1]);
        }
    }
    closedir(listing);
    EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace wuxi::vibration
