#include "common/pool.hpp"

#include <gtest/gtest.h>

namespace wuxi {
namespace {

TEST(pool, gives_each_handle_once_and_a_new_instance) {
    pool<int, 2> instances;
    const int32_t first = instances.open();
    const int32_t second = instances.open();
    EXPECT_NE(first, second);
    EXPECT_EQ(-1, instances.open());
    *instances.find(first) = 7;
    instances.close(first);
    EXPECT_EQ(nullptr, instances.find(first));
    EXPECT_EQ(first, instances.open());
    EXPECT_EQ(0, *instances.find(first));
}

TEST(pool, knows_no_handle_that_is_not_open) {
    pool<int, 2> instances;
    EXPECT_EQ(nullptr, instances.find(-1));
    EXPECT_EQ(nullptr, instances.find(0));
    EXPECT_EQ(nullptr, instances.find(2));
    instances.close(5);
}

}  // namespace
}  // namespace wuxi
