#include "pulse_counter/pulse_counter_face.hpp"

#include <gtest/gtest.h>

#include "flash_model.hpp"

namespace wuxi {
namespace {

class pulse_counter_face_test : public testing::Test {
  protected:
    void TearDown() override {
        for (int32_t handle = 0; handle < WUXI_PULSE_INSTANCES; handle++) {
            wuxi_pulse_close(handle);
        }
        wuxi_pulse_unmount(0);
    }

    int32_t mount() {
        const wuxi_flash hooks = place.hooks();
        return wuxi_pulse_mount(&hooks);
    }

    flash_model flash{2, 11};
    flash_place place{&flash};
};

TEST_F(pulse_counter_face_test, goes_on_from_the_total_of_its_channel) {
    EXPECT_EQ(0, mount());
    const int32_t first = wuxi_pulse_open(2, 0, 1);
    EXPECT_EQ(0, wuxi_pulse_counted(first, 40, 1'000'000));
    EXPECT_EQ(1, wuxi_pulse_run(first, 1'000'000));
    EXPECT_EQ(0, wuxi_pulse_counted(first, 2, 2'000'000));
    EXPECT_EQ(0, wuxi_pulse_run(first, 10'999'999));
    EXPECT_EQ(1, wuxi_pulse_run(first, 11'000'000));
    EXPECT_EQ(0, wuxi_pulse_run(first, 99'000'000));
    EXPECT_EQ(42, wuxi_pulse_total(first));
    // One at the mounting.
    EXPECT_EQ(3, wuxi_pulse_counter(first, 1));
    EXPECT_EQ(0, wuxi_pulse_counter(first, 2));
    wuxi_pulse_counted(first, 1, 99'000'000);
    EXPECT_EQ(0, wuxi_pulse_close(first));
    EXPECT_EQ(0, wuxi_pulse_unmount(0));

    EXPECT_EQ(1, mount());
    const int32_t second = wuxi_pulse_open(2, 0, 1);
    EXPECT_EQ(43, wuxi_pulse_total(second));
    EXPECT_EQ(43, wuxi_pulse_counter(second, 3));
    EXPECT_EQ(0, wuxi_pulse_total(wuxi_pulse_open(1, 0, 1)));
}

TEST_F(pulse_counter_face_test, writes_in_a_brown_out_without_waiting) {
    mount();
    const int32_t handle = wuxi_pulse_open(0, 0, 1);
    wuxi_pulse_counted(handle, 1, 1'000'000);
    wuxi_pulse_run(handle, 1'000'000);
    wuxi_pulse_counted(handle, 5, 1'100'000);
    flash.fails_erase = 3;
    EXPECT_EQ(1, wuxi_pulse_brown_out(handle));
    EXPECT_EQ(0, wuxi_pulse_brown_out(handle));
    flash.cut_after(0);
    wuxi_pulse_close(handle);
    wuxi_pulse_unmount(0);
    flash.fails_erase = 0;
    flash.power_on();
    EXPECT_EQ(1, mount());
    EXPECT_EQ(6, wuxi_pulse_total(wuxi_pulse_open(0, 0, 1)));
}

TEST_F(pulse_counter_face_test, says_when_the_flash_fails_and_tries_again_after_10_s) {
    mount();
    const int32_t handle = wuxi_pulse_open(0, 0, 1);
    wuxi_pulse_counted(handle, 1, 1'000'000);
    flash.spoils_programs = 1000;
    EXPECT_EQ(-5, wuxi_pulse_run(handle, 1'000'000));
    EXPECT_EQ(0, wuxi_pulse_run(handle, 2'000'000));
    EXPECT_EQ(1, wuxi_pulse_counter(handle, 2));
    flash.spoils_programs = 0;
    EXPECT_EQ(1, wuxi_pulse_run(handle, 11'000'000));
    flash.fails_read = true;
    EXPECT_EQ(0, wuxi_pulse_close(handle));
    EXPECT_EQ(-5, mount());
}

TEST_F(pulse_counter_face_test, counts_without_a_journal_from_zero) {
    int32_t handle = wuxi_pulse_open(0, 0, 1);
    wuxi_pulse_edge(handle, 1, 1000);
    EXPECT_EQ(1, wuxi_pulse_total(handle));
    EXPECT_EQ(0, wuxi_pulse_run(handle, 20'000'000));
    EXPECT_EQ(0, wuxi_pulse_brown_out(handle));
    wuxi_pulse_close(handle);
    handle = wuxi_pulse_open(0, 0, 1);
    EXPECT_EQ(0, wuxi_pulse_total(handle));
}

TEST_F(pulse_counter_face_test, measures_the_rate_and_counts_the_glitches) {
    const int32_t handle = wuxi_pulse_open(0, 20, 1);
    for (int32_t i = 0; i < 4; i++) {
        wuxi_pulse_edge(handle, 1, 500'000 * i + 100);
        wuxi_pulse_edge(handle, 0, 500'000 * i + 50'000);
        wuxi_pulse_edge(handle, 1, 500'000 * i + 60'000);
        wuxi_pulse_edge(handle, 0, 500'000 * i + 60'019);
    }
    EXPECT_EQ(2000, wuxi_pulse_rate_millihertz(handle, 1'900'000));
    EXPECT_EQ(100, wuxi_pulse_rate_millihertz(handle, 11'500'100));
    EXPECT_EQ(0, wuxi_pulse_rate_millihertz(handle, 1'002'000'000));
    EXPECT_EQ(4, wuxi_pulse_counter(handle, 0));
}

TEST_F(pulse_counter_face_test, refuses_what_it_does_not_know) {
    EXPECT_EQ(-2, wuxi_pulse_open(-1, 0, 1));
    EXPECT_EQ(-2, wuxi_pulse_open(WUXI_PULSE_INSTANCES, 0, 1));
    EXPECT_EQ(-2, wuxi_pulse_open(0, -1, 1));
    EXPECT_EQ(-2, wuxi_pulse_open(0, 1'000'001, 1));
    EXPECT_EQ(-2, wuxi_pulse_open(0, 0, 0));
    EXPECT_EQ(-2, wuxi_pulse_open(0, 0, 4));
    const int32_t handle = wuxi_pulse_open(0, 0, 1);
    EXPECT_EQ(-2, wuxi_pulse_open(0, 0, 1));
    EXPECT_EQ(-2, mount());
    EXPECT_EQ(-2, wuxi_pulse_unmount(0));
    EXPECT_EQ(-2, wuxi_pulse_unmount(1));
    EXPECT_EQ(-2, wuxi_pulse_edge(handle, 2, 0));
    EXPECT_EQ(-2, wuxi_pulse_edge(handle, 1, -1));
    EXPECT_EQ(-2, wuxi_pulse_edge(handle, 1, INT64_MAX));
    EXPECT_EQ(-2, wuxi_pulse_counted(handle, -1, 0));
    EXPECT_EQ(-2, wuxi_pulse_run(handle, INT64_MIN));
    EXPECT_EQ(-2, wuxi_pulse_rate_millihertz(handle, INT64_MAX));
    EXPECT_EQ(-2, wuxi_pulse_counter(handle, 4));
    EXPECT_EQ(0, wuxi_pulse_close(handle));
    EXPECT_EQ(-1, wuxi_pulse_close(handle));
    EXPECT_EQ(-1, wuxi_pulse_total(handle));
    EXPECT_EQ(-1, wuxi_pulse_rate_millihertz(handle, 0));
    EXPECT_EQ(-1, wuxi_pulse_counter(handle, 0));
    EXPECT_EQ(-1, wuxi_pulse_edge(handle, 1, 0));
    EXPECT_EQ(-1, wuxi_pulse_counted(handle, 1, 0));
    EXPECT_EQ(-1, wuxi_pulse_run(handle, 0));
    EXPECT_EQ(-1, wuxi_pulse_brown_out(INT32_MAX));
    EXPECT_EQ(-2, wuxi_pulse_mount(nullptr));
    wuxi_flash one_sector = place.hooks();
    one_sector.sectors = 1;
    EXPECT_EQ(-2, wuxi_pulse_mount(&one_sector));
    const wuxi_flash odd = place.hooks(1);
    EXPECT_EQ(-2, wuxi_pulse_mount(&odd));
}

}  // namespace
}  // namespace wuxi
