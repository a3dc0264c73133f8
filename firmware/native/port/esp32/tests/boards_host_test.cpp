// The port's pins are those of hardware/boards, and make sense.
#include <gtest/gtest.h>
#include <stdint.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "boards/esp32_c3_devkit.hpp"
#include "boards/esp32_devkit.hpp"
#include "boards/esp32_s3_devkit.hpp"
#include "boards/wuxi_node_1.hpp"

namespace wuxi::esp32 {
namespace {

const std::filesystem::path s_root = std::filesystem::path(__FILE__).parent_path() / "../../../../..";

const board_pins* const s_boards[] = {&esp32_s3_devkit, &esp32_devkit, &esp32_c3_devkit, &wuxi_node_1};

// Pins of ADC1's channels. Source: ESP-IDF v5.5.4, soc, adc_channel.h.
const std::map<std::string, std::vector<int>> s_channels = {
    {"esp32-s3-devkit", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
    {"esp32-devkit", {36, 37, 38, 39, 32, 33, 34, 35}},
    {"esp32-c3-devkit", {0, 1, 2, 3, 4}},
    {"wuxi-node-1", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
};

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    EXPECT_TRUE(file) << path;
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> yaml(const board_pins& board) {
    return lines_of(s_root / "hardware/boards" / board.name / "board.yaml");
}

std::vector<int> numbers(const std::string& text) {
    std::vector<int> found;
    const std::regex pattern("-?\\d+");
    for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i) {
        found.push_back(std::stoi(i->str()));
    }
    return found;
}

// Numbers of "key: …", or of the items "- { … }" below "key:".
std::vector<std::vector<int>> entries(const board_pins& board, const std::string& key) {
    std::vector<std::vector<int>> found;
    bool inside = false;
    for (const std::string& line : yaml(board)) {
        if (line.rfind("  - ", 0) == 0 && inside) {
            found.push_back(numbers(line));
        } else if (line.rfind(key + ":", 0) == 0) {
            inside = true;
            if (line.size() > key.size() + 1) {
                found.push_back(numbers(line));
            }
        } else if (line.rfind("  ", 0) != 0) {
            inside = false;
        }
    }
    return found;
}

std::vector<int> list(const board_pins& board, const std::string& key) {
    const auto found = entries(board, key);
    EXPECT_EQ(1u, found.size()) << board.name << " " << key;
    return found.empty() ? std::vector<int>() : found[0];
}

template <int32_t places>
std::vector<int> used(const int8_t (&pins)[places]) {
    std::vector<int> found;
    std::copy_if(std::begin(pins), std::end(pins), std::back_inserter(found), [](int8_t pin) { return pin >= 0; });
    return found;
}

std::vector<std::vector<int>> uarts(const board_pins& board) {
    std::vector<std::vector<int>> found;
    for (const uart_pins& uart : board.uarts) {
        if (uart.port >= 0) {
            found.push_back({uart.port, uart.tx, uart.rx, uart.de});
        }
    }
    return found;
}

std::vector<std::vector<int>> analog(const board_pins& board) {
    std::vector<std::vector<int>> found;
    for (const analog_pin& input : board.analog) {
        if (input.channel >= 0) {
            found.push_back({input.channel, input.pin});
        }
    }
    return found;
}

std::vector<int> accelerometer(const board_pins& board) {
    const accelerometer_pins& pins = board.accelerometer;
    return {pins.bus, pins.sclk, pins.miso, pins.mosi, pins.cs, pins.interrupt};
}

TEST(boards, have_the_pins_that_are_written_down) {
    for (const board_pins* board : s_boards) {
        SCOPED_TRACE(board->name);
        EXPECT_EQ(entries(*board, "uarts"), uarts(*board));
        EXPECT_EQ(entries(*board, "analog"), analog(*board));
        EXPECT_EQ(list(*board, "pulse_inputs"), used(board->pulse_inputs));
        EXPECT_EQ(list(*board, "digital_inputs"), used(board->digital_inputs));
        EXPECT_EQ(list(*board, "accelerometer"), accelerometer(*board));
        EXPECT_EQ(list(*board, "task_core"), std::vector<int>{board->task_core});
    }
}

TEST(boards, use_no_pin_twice_and_none_of_the_chips_own) {
    for (const board_pins* board : s_boards) {
        SCOPED_TRACE(board->name);
        std::vector<int> pins;
        for (const std::vector<int>& uart : uarts(*board)) {
            std::copy_if(uart.begin() + 1, uart.end(), std::back_inserter(pins), [](int pin) { return pin >= 0; });
        }
        for (const std::vector<int>& input : analog(*board)) {
            pins.push_back(input[1]);
        }
        const std::vector<int> spi = accelerometer(*board);
        pins.insert(pins.end(), spi.begin() + 1, spi.end());
        // A pin may be for a pulse or a contact.
        std::set<int> inputs;
        for (const int pin : used(board->pulse_inputs)) {
            EXPECT_TRUE(inputs.insert(pin).second) << pin;
        }
        const std::vector<int> digital = used(board->digital_inputs);
        inputs.insert(digital.begin(), digital.end());
        pins.insert(pins.end(), inputs.begin(), inputs.end());
        EXPECT_EQ(pins.size(), std::set<int>(pins.begin(), pins.end()).size());
        for (const char* const key : {"strapping", "flash", "reserved"}) {
            for (const int pin : list(*board, key)) {
                EXPECT_EQ(0, std::count(pins.begin(), pins.end(), pin)) << key << " " << pin;
            }
        }
    }
}

TEST(boards, have_channels_where_the_chip_has_them) {
    for (const board_pins* board : s_boards) {
        for (const std::vector<int>& input : analog(*board)) {
            EXPECT_EQ(s_channels.at(board->name).at(static_cast<size_t>(input[0])), input[1]) << board->name;
        }
    }
}

TEST(boards, give_out_where_the_chip_can) {
    // 34 to 39 of the ESP32 are inputs only, without pull-ups.
    for (const uart_pins& uart : esp32_devkit.uarts) {
        EXPECT_LT(uart.tx, 34);
        EXPECT_LT(uart.de, 34);
    }
    const accelerometer_pins& spi = esp32_devkit.accelerometer;
    for (const int8_t pin : {spi.sclk, spi.mosi, spi.cs}) {
        EXPECT_LT(pin, 34);
    }
    for (const int pin : used(esp32_devkit.pulse_inputs)) {
        EXPECT_LT(pin, 34);
    }
    for (const int pin : used(esp32_devkit.digital_inputs)) {
        EXPECT_LT(pin, 34);
    }
}

// What C# tells the runtime must be what the native ports use.
TEST(boards, agree_with_the_managed_pins) {
    std::map<std::string, std::map<std::string, int>> managed;
    std::string board_name;
    const std::regex head("if \\(board == \"([^\"]+)\"\\)");
    const std::regex pattern("SetPinFunction\\((\\d+), DeviceFunction\\.(\\w+)\\)");
    for (const std::string& line : lines_of(s_root / "firmware/src/Wuxi.Edge.Node.Device/BoardPins.Nano.cs")) {
        std::smatch match;
        if (std::regex_search(line, match, head)) {
            board_name = match[1];
        } else if (std::regex_search(line, match, pattern)) {
            managed[board_name][match[2]] = std::stoi(match[1]);
        }
    }
    EXPECT_EQ(std::size(s_boards), managed.size());
    for (const board_pins* board : s_boards) {
        SCOPED_TRACE(board->name);
        std::map<std::string, int> expected;
        for (const std::vector<int>& uart : uarts(*board)) {
            expected["COM" + std::to_string(uart[0]) + "_TX"] = uart[1];
            expected["COM" + std::to_string(uart[0]) + "_RX"] = uart[2];
        }
        for (const std::vector<int>& input : analog(*board)) {
            expected["ADC1_CH" + std::to_string(input[0])] = input[1];
        }
        const accelerometer_pins& spi = board->accelerometer;
        const std::string bus = "SPI" + std::to_string(spi.bus);
        expected[bus + "_CLOCK"] = spi.sclk;
        expected[bus + "_MISO"] = spi.miso;
        expected[bus + "_MOSI"] = spi.mosi;
        for (const auto& [function, pin] : expected) {
            EXPECT_EQ(pin, managed[board->name][function]) << function;
        }
        // The native ports know nothing of I2C.
        for (const auto& [function, pin] : managed[board->name]) {
            EXPECT_TRUE(expected.count(function) != 0 || function.rfind("I2C", 0) == 0) << function;
        }
    }
}

}  // namespace
}  // namespace wuxi::esp32
