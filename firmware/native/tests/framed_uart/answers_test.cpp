// Which frame answers which request.
#include <gtest/gtest.h>
#include <stdint.h>

#include "framed_uart/protocol.hpp"
#include "hex.hpp"

namespace wuxi {
namespace {

bool answers(int32_t number, const hex& request, const hex& reply) {
    return protocol::of(number)->answers(request.bytes, static_cast<uint32_t>(request.count), reply.bytes,
                                         static_cast<uint32_t>(reply.count));
}

TEST(answers, dlt645_by_address_function_and_identifier) {
    const hex ask("68 61 01 00 00 00 00 68 11 04 33 34 34 35 17 16");
    EXPECT_TRUE(answers(0, ask, "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16"));
    EXPECT_TRUE(
        answers(0, "68 AA AA AA AA AA AA 68 13 00 DF 16", "68 61 01 00 00 00 00 68 93 06 94 34 33 33 33 33 5F 16"));
    EXPECT_TRUE(answers(0, "68 AA 01 AA AA AA AA 68 11 04 33 34 34 35 17 16",
                        "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16"));
    // More follows (B1), and an error (D1), which carries no identifier.
    EXPECT_TRUE(answers(0, ask, "68 61 01 00 00 00 00 68 B1 06 33 34 34 35 34 43 30 16"));
    EXPECT_TRUE(answers(0, ask, "68 61 01 00 00 00 00 68 D1 01 35 39 16"));
    EXPECT_FALSE(answers(0, ask, "68 62 01 00 00 00 00 68 91 06 33 34 34 35 34 43 11 16"));
    EXPECT_FALSE(answers(0, ask, "68 61 01 00 00 00 00 68 91 06 33 35 34 35 34 43 11 16"));
    EXPECT_FALSE(answers(0, ask, "68 61 01 00 00 00 00 68 93 06 33 34 34 35 34 43 12 16"));
    EXPECT_FALSE(answers(0, ask, "68 61 01 00 00 00 00 68 91 02 33 34 CA 16"));
    EXPECT_FALSE(answers(0, ask, ask));
    EXPECT_FALSE(answers(0, "68 61", "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16"));
}

TEST(answers, cjt188_by_type_address_function_and_identifier_in_either_order) {
    const hex ask("68 10 44 33 22 11 00 33 78 01 03 1F 90 00 80 16");
    EXPECT_TRUE(
        answers(1, ask,
                "68 10 44 33 22 11 00 33 78 81 16 1F 90 00 00 77 66 55 2C 00 77 66 55 2C 31 01 22 11 05 15 20 21 "
                "84 13 16"));
    EXPECT_TRUE(
        answers(1, "68 10 18 02 12 20 20 00 00 01 03 1F 90 00 A3 16",
                "68 10 18 02 12 20 20 00 00 81 16 90 1F 00 00 02 00 00 2C 00 02 00 00 2C 00 00 00 00 00 00 00 00 "
                "FF 85 16"));
    EXPECT_TRUE(answers(1, "68 AA AA AA AA AA AA AA AA 03 03 81 0A 00 49 16",
                        "68 10 44 33 22 11 00 33 78 83 03 81 0A 00 00 16"));
    EXPECT_TRUE(answers(1, ask, "68 10 44 33 22 11 00 33 78 C1 03 00 00 00 00 16"));
    EXPECT_FALSE(answers(1, ask, "68 11 44 33 22 11 00 33 78 81 03 1F 90 00 00 16"));
    EXPECT_FALSE(answers(1, ask, "68 10 44 33 22 11 00 33 78 81 03 1F 91 00 00 16"));
    EXPECT_FALSE(answers(1, ask, ask));
}

TEST(answers, modbus_by_address_function_and_amount) {
    const hex ask("01 04 00 00 00 02 71 CB");
    EXPECT_TRUE(answers(2, ask, "01 04 04 43 66 33 34 1B 38"));
    EXPECT_TRUE(answers(2, ask, "01 84 02 C2 C1"));
    EXPECT_FALSE(answers(2, ask, "02 04 04 43 66 33 34 1B 38"));
    EXPECT_FALSE(answers(2, ask, "01 03 04 43 66 33 34 1B 38"));
    EXPECT_FALSE(answers(2, ask, "01 04 02 43 66 1B 38"));
    EXPECT_FALSE(answers(2, ask, ask));
    // Coils: bits, rounded up to bytes.
    EXPECT_TRUE(answers(2, "01 01 00 00 00 09 00 00", "01 01 02 FF 01 00 00"));
    EXPECT_FALSE(answers(2, "01 01 00 00 00 09 00 00", "01 01 01 FF 00 00"));
    EXPECT_TRUE(answers(2, "01 06 00 01 00 03 98 0B", "01 06 00 01 00 03 98 0B"));
}

TEST(answers, sensors_by_command) {
    const hex dust("42 4d 00 1c 00 00 00 08 00 08 00 00 00 08 00 08 00 d2 00 46 00 2d 00 1e 00 00 00 00 97 00 02 c5");
    EXPECT_TRUE(answers(3, "42 4D E2 00 00 01 71", dust));
    EXPECT_FALSE(answers(3, "42 4D E1 00 00 01 70", dust));
    EXPECT_TRUE(answers(3, "42 4D E1 00 00 01 70", "42 4D 00 04 E1 00 01 74"));
    EXPECT_FALSE(answers(3, "42 4D E2 00 00 01 71", "42 4D 00 04 E1 00 01 74"));
    EXPECT_TRUE(answers(4, "7E 00 03 00 FC 7E", "00 03 00 00 FC"));
    EXPECT_FALSE(answers(4, "7E 00 03 00 FC 7E", "00 00 00 00 FF"));
    EXPECT_TRUE(answers(4, "7E 00 7D 31 00 EE 7E", "00 11 00 00 EE"));
    const hex query("aa b4 04 00 00 00 00 00 00 00 00 00 00 00 00 ff ff 02 ab");
    EXPECT_TRUE(answers(5, query, "aa c0 8c 00 94 00 bc f9 d5 ab"));
    EXPECT_FALSE(answers(5, query, "aa c5 06 01 00 00 bc f9 bc ab"));
    EXPECT_TRUE(answers(5, "aa b4 06 01 00 00", "aa c5 06 01 00 00 bc f9 bc ab"));
    EXPECT_FALSE(answers(5, "aa b4 06 01 00 00", "aa c5 02 01 00 00 bc f9 b8 ab"));
    EXPECT_TRUE(answers(6, "FF 01 86 00 00 00 00 00 79", "FF 86 02 20 00 00 00 00 58"));
    EXPECT_FALSE(answers(6, "FF 01 86 00 00 00 00 00 79", "FF 04 03 01 00 25 13 88 38"));
    EXPECT_FALSE(answers(6, "FF 01 79 A0 00 00 00 00 E6", "FF 86 02 20 00 00 00 00 58"));
}

TEST(answers, nothing_answers_a_request_that_is_none) {
    for (int32_t number = 0; number < protocol::count; number++) {
        EXPECT_FALSE(answers(number, "", "00 00 00 00 00 00 00 00 00 00 00 00 00 00"));
        EXPECT_FALSE(answers(number, "7D", "00 00 00 00 00 00 00 00 00 00 00 00 00 00"));
    }
    EXPECT_EQ(nullptr, protocol::of(-1));
    EXPECT_EQ(nullptr, protocol::of(7));
}

}  // namespace
}  // namespace wuxi
