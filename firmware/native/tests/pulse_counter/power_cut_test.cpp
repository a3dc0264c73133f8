#include "power_cut.hpp"

namespace wuxi {
namespace {

// The first and last records of each sector, and some between: twice around.
bool is_near_the_edge_of_a_sector(int32_t write) {
    const int32_t slot = write % totals_journal::slots;
    return slot < 2 || slot > totals_journal::slots - 3 || slot == 50;
}

TEST(power_cut, leaves_the_totals_of_before_or_after_two_sectors) {
    EXPECT_LT(700, cut_everywhere(2, 4 * totals_journal::slots, 1, is_near_the_edge_of_a_sector));
}

TEST(power_cut, leaves_the_totals_of_before_or_after_three_sectors) {
    EXPECT_LT(700, cut_everywhere(3, 4 * totals_journal::slots, 2, is_near_the_edge_of_a_sector));
}

}  // namespace
}  // namespace wuxi
