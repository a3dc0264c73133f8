#include "reset_reason.hpp"

#include <gtest/gtest.h>

namespace wuxi::esp32 {
namespace {

TEST(reset_reason, names_what_esp_idf_tells) {
    const int32_t expected[] = {reset_unknown,  reset_power_on, reset_pin,      reset_restart, reset_crash,
                                reset_watchdog, reset_watchdog, reset_watchdog, reset_wake,    reset_brown_out,
                                reset_pin,      reset_pin,      reset_pin,      reset_crash,   reset_brown_out,
                                reset_crash,    reset_unknown};
    for (int32_t esp = 0; esp < 17; esp++) {
        EXPECT_EQ(expected[esp], reset_reason(esp)) << esp;
    }
    EXPECT_EQ(reset_unknown, reset_reason(-1));
}

}  // namespace
}  // namespace wuxi::esp32
