// The part of GoogleTest's interface that the core's tests use, for a target without the C++ library.
#pragma once

#include <stdint.h>
#include <string.h>

namespace testing {

/// A value as text; what is no number, truth value, text or pointer is shown as "(value)".
struct text {
    char characters[64];
};

text show(bool value);
text show(const char* value);
text show(double value);
text show(decltype(nullptr) value);
text show_address(const volatile void* value);
text show_integer(bool negative, uint64_t magnitude);

template <typename T>
text show_signed(T value) {
    return show_integer(value < 0, value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value));
}
inline text show(char value) { return show_signed(static_cast<int>(value)); }
inline text show(signed char value) { return show_signed(value); }
inline text show(short value) { return show_signed(value); }
inline text show(int value) { return show_signed(value); }
inline text show(long value) { return show_signed(value); }
inline text show(long long value) { return show_signed(value); }
inline text show(unsigned char value) { return show_integer(false, value); }
inline text show(unsigned short value) { return show_integer(false, value); }
inline text show(unsigned int value) { return show_integer(false, value); }
inline text show(unsigned long value) { return show_integer(false, value); }
inline text show(unsigned long long value) { return show_integer(false, value); }
inline text show(float value) { return show(static_cast<double>(value)); }
inline text show(char* value) { return show(static_cast<const char*>(value)); }
template <typename T>
text show(T* value) {
    return show_address(value);
}
template <typename T>
text show(const T&) {
    return text{"(value)"};
}

/// How a comparison came out; the texts are set only when it did not hold.
struct result {
    bool holds;
    text left;
    text right;
    explicit operator bool() const { return holds; }
};

inline result truth(bool holds) {
    result outcome;
    outcome.holds = holds;
    outcome.left.characters[0] = '\0';
    return outcome;
}

template <typename A, typename B>
result outcome_of(bool holds, const A& a, const B& b) {
    result outcome;
    outcome.holds = holds;
    if (!holds) {
        outcome.left = show(a);
        outcome.right = show(b);
    }
    return outcome;
}

#define SHIM_OPERATION(name, operation)         \
    template <typename A, typename B>           \
    result name(const A& a, const B& b) {       \
        return outcome_of(a operation b, a, b); \
    }
SHIM_OPERATION(equal, ==)
SHIM_OPERATION(unequal, !=)
SHIM_OPERATION(less, <)
SHIM_OPERATION(less_or_equal, <=)
SHIM_OPERATION(greater, >)
SHIM_OPERATION(greater_or_equal, >=)
#undef SHIM_OPERATION

result near(double a, double b, double tolerance);
result same_text(const char* a, const char* b);

/// The notes after `<<` explain a failure to the reader of the source; they are not printed here.
struct message {
    template <typename T>
    message& operator<<(const T&) {
        return *this;
    }
};

/// A check that did not hold: prints itself when the message is assigned.
struct failure {
    const char* file;
    int line;
    const char* what;
    const result& outcome;
    void operator=(const message&) const;
};

/// A test case; fixtures derive from it.
class Test {
  public:
    virtual void SetUp() {}
    virtual void TearDown() {}
    virtual void TestBody() = 0;
    static bool HasFailure();

  protected:
    ~Test() = default;
};

/// An entry of the list of tests, which the static constructors make.
struct entry {
    entry(const char* suite_name, const char* test_name, void (*body)());
    const char* suite;
    const char* name;
    void (*run)();
    entry* next;
};

template <typename T>
void run_test() {
    T instance;
    // As the base: a fixture may have made the functions protected.
    Test& test = instance;
    test.SetUp();
    if (!Test::HasFailure()) {
        test.TestBody();
    }
    test.TearDown();
}

}  // namespace testing

#define SHIM_TEST(suite, name, base)                                                                            \
    class suite##_##name##_test final : public base {                                                           \
      public:                                                                                                   \
        void TestBody() override;                                                                               \
    };                                                                                                          \
    static ::testing::entry suite##_##name##_entry(#suite, #name, &::testing::run_test<suite##_##name##_test>); \
    void suite##_##name##_test::TestBody()
#define TEST(suite, name) SHIM_TEST(suite, name, ::testing::Test)
#define TEST_F(fixture, name) SHIM_TEST(fixture, name, fixture)

// `on_failure` is empty or `return`; the form keeps a following `else` and `<< "text"` where they belong.
#define SHIM_CHECK(on_failure, check, what)                 \
    switch (0)                                              \
    case 0:                                                 \
    default:                                                \
        if (const ::testing::result shim_outcome = (check)) \
            ;                                               \
        else                                                \
            on_failure ::testing::failure{__FILE__, __LINE__, what, shim_outcome} = ::testing::message()

#define EXPECT_TRUE(a) SHIM_CHECK(, ::testing::truth(static_cast<bool>(a)), #a " is true")
#define EXPECT_FALSE(a) SHIM_CHECK(, ::testing::truth(!static_cast<bool>(a)), #a " is false")
#define EXPECT_EQ(a, b) SHIM_CHECK(, ::testing::equal(a, b), #a " == " #b)
#define EXPECT_NE(a, b) SHIM_CHECK(, ::testing::unequal(a, b), #a " != " #b)
#define EXPECT_LT(a, b) SHIM_CHECK(, ::testing::less(a, b), #a " < " #b)
#define EXPECT_LE(a, b) SHIM_CHECK(, ::testing::less_or_equal(a, b), #a " <= " #b)
#define EXPECT_GT(a, b) SHIM_CHECK(, ::testing::greater(a, b), #a " > " #b)
#define EXPECT_GE(a, b) SHIM_CHECK(, ::testing::greater_or_equal(a, b), #a " >= " #b)
#define EXPECT_NEAR(a, b, tolerance)                                                                              \
    SHIM_CHECK(, ::testing::near(static_cast<double>(a), static_cast<double>(b), static_cast<double>(tolerance)), \
               #a " within " #tolerance " of " #b)
#define EXPECT_STREQ(a, b) SHIM_CHECK(, ::testing::same_text(a, b), #a " is the text " #b)
#define ADD_FAILURE() SHIM_CHECK(, ::testing::truth(false), "failure")

#define ASSERT_TRUE(a) SHIM_CHECK(return, ::testing::truth(static_cast<bool>(a)), #a " is true")
#define ASSERT_FALSE(a) SHIM_CHECK(return, ::testing::truth(!static_cast<bool>(a)), #a " is false")
#define ASSERT_EQ(a, b) SHIM_CHECK(return, ::testing::equal(a, b), #a " == " #b)
#define ASSERT_NE(a, b) SHIM_CHECK(return, ::testing::unequal(a, b), #a " != " #b)
#define ASSERT_LT(a, b) SHIM_CHECK(return, ::testing::less(a, b), #a " < " #b)
#define ASSERT_LE(a, b) SHIM_CHECK(return, ::testing::less_or_equal(a, b), #a " <= " #b)
#define ASSERT_GT(a, b) SHIM_CHECK(return, ::testing::greater(a, b), #a " > " #b)
#define ASSERT_GE(a, b) SHIM_CHECK(return, ::testing::greater_or_equal(a, b), #a " >= " #b)
#define ASSERT_NEAR(a, b, tolerance)                                                                                  \
    SHIM_CHECK(return,                                                                                                \
                     ::testing::near(static_cast<double>(a), static_cast<double>(b), static_cast<double>(tolerance)), \
                     #a " within " #tolerance " of " #b)
#define ASSERT_STREQ(a, b) SHIM_CHECK(return, ::testing::same_text(a, b), #a " is the text " #b)
#define FAIL() SHIM_CHECK(return, ::testing::truth(false), "failure")
