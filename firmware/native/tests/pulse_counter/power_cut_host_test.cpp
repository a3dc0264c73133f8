// Every step of every write: too slow for the emulated chip.
#include "power_cut.hpp"

namespace wuxi {
namespace {

TEST(power_cut_host, no_step_of_any_write_loses_more_than_that_write) {
    const auto all = [](int32_t) { return true; };
    EXPECT_LT(16'000, cut_everywhere(2, 4 * totals_journal::slots, 3, all));
    EXPECT_LT(16'000, cut_everywhere(3, 4 * totals_journal::slots, 4, all));
}

}  // namespace
}  // namespace wuxi
