// The golden cases of tests/cases/native/framers.
#include <gtest/gtest.h>
#include <stdint.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "framed_uart/framer.hpp"

namespace wuxi {
namespace {

std::filesystem::path cases_folder() {
    return std::filesystem::path(__FILE__).parent_path() / "../../../../tests/cases/native/framers";
}

std::string text_of(const uint8_t* bytes, uint32_t count) {
    std::string text = "frame";
    char digits[4];
    for (uint32_t i = 0; i < count; i++) {
        snprintf(digits, sizeof digits, " %02X", bytes[i]);
        text += digits;
    }
    return text + "\n";
}

// What the framer makes of an input, in the form of expected.txt.
std::string run(std::istream& input) {
    const char* const names[] = {"dlt645", "cjt188", "modbus_rtu", "plantower", "shdlc", "sds011", "winsen"};
    std::string result;
    framer under_test;
    line_timing timing;
    int64_t now_us = 1000000;
    const auto drain = [&] {
        frame found;
        while (under_test.next(found)) {
            result += text_of(found.bytes, found.size);
        }
    };
    for (std::string line; std::getline(input, line);) {
        std::istringstream words(line);
        std::string word;
        if (line.empty() || line[0] == '#') {
            continue;
        }
        words >> word;
        if (word == "framer") {
            int32_t baud = 0;
            int32_t bits = 0;
            words >> word >> baud >> bits;
            const auto* found = std::find(std::begin(names), std::end(names), word);
            EXPECT_NE(std::end(names), found) << word;
            timing = line_timing::of(baud, bits);
            under_test.open(*protocol::of(static_cast<int32_t>(found - names)), timing, (timing.us(7) + 1) / 2);
        } else if (word == "pause") {
            int64_t pause_us = 0;
            words >> pause_us;
            now_us += pause_us;
        } else {
            do {
                now_us += timing.us(1);
                under_test.put(static_cast<uint8_t>(std::stoi(word, nullptr, 16)), now_us);
                drain();
            } while (words >> word);
        }
    }
    under_test.silence(now_us + 10000000);
    drain();
    std::ostringstream counts;
    counts << "garbage " << under_test.garbage().read() << "\nchecksum " << under_test.checksum_failures().read()
           << "\nform " << under_test.form_failures().read() << "\ngaps " << under_test.gap_failures().read() << "\n";
    return result + counts.str();
}

TEST(framer_cases, come_out_as_expected) {
    int32_t cases = 0;
    for (const auto& folder : std::filesystem::directory_iterator(cases_folder())) {
        if (!folder.is_directory()) {
            continue;
        }
        std::ifstream input(folder.path() / "input.hex");
        std::ifstream expected(folder.path() / "expected.txt");
        std::ostringstream text;
        text << expected.rdbuf();
        EXPECT_EQ(text.str(), run(input)) << folder.path();
        cases++;
    }
    EXPECT_GE(cases, 30);
}

}  // namespace
}  // namespace wuxi
