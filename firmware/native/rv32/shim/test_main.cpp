// Runs the tests of a program for the 32-bit target and prints what failed and the sums.
#include <gtest/gtest.h>
#include <unistd.h>

namespace testing {
namespace {

entry* s_first = nullptr;
entry* s_last = nullptr;
bool s_failed = false;

void put(const char* characters) { write(1, characters, strlen(characters)); }

text copy(const char* characters) {
    text shown;
    size_t count = strlen(characters);
    count = count < sizeof shown.characters ? count : sizeof shown.characters - 1;
    memcpy(shown.characters, characters, count);
    shown.characters[count] = '\0';
    return shown;
}

char* append_decimal(char* at, uint64_t value) {
    char digits[20];
    int count = 0;
    do {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    while (count > 0) {
        *at++ = digits[--count];
    }
    return at;
}

}  // namespace

text show_integer(bool negative, uint64_t magnitude) {
    text shown;
    char* at = shown.characters;
    if (negative) {
        *at++ = '-';
    }
    *append_decimal(at, magnitude) = '\0';
    return shown;
}

text show(bool value) { return copy(value ? "true" : "false"); }

text show(const char* value) { return copy(value == nullptr ? "(null)" : value); }

text show(decltype(nullptr)) { return copy("null"); }

text show_address(const volatile void* value) {
    return value == nullptr ? copy("null") : show_integer(false, reinterpret_cast<uintptr_t>(value));
}

// Seven digits and a power of ten: enough to see what is wrong.
text show(double value) {
    if (!(value - value == 0.0)) {
        return copy(value != value ? "nan" : value < 0 ? "-infinity" : "infinity");
    }
    text shown;
    char* at = shown.characters;
    if (value < 0) {
        *at++ = '-';
        value = -value;
    }
    int exponent = 0;
    while (value >= 1e7) {
        value /= 10;
        exponent++;
    }
    while (value != 0 && value < 1e6) {
        value *= 10;
        exponent--;
    }
    at = append_decimal(at, static_cast<uint64_t>(value + 0.5));
    *at++ = 'e';
    if (exponent < 0) {
        *at++ = '-';
        exponent = -exponent;
    }
    *append_decimal(at, static_cast<uint64_t>(exponent)) = '\0';
    return shown;
}

result near(double a, double b, double tolerance) {
    const double distance = a < b ? b - a : a - b;
    return outcome_of(distance <= tolerance, a, b);
}

result same_text(const char* a, const char* b) {
    return outcome_of(a == b || (a != nullptr && b != nullptr && strcmp(a, b) == 0), a, b);
}

void failure::operator=(const message&) const {
    s_failed = true;
    put(file);
    put(":");
    put(show(line).characters);
    put(": not so: ");
    put(what);
    if (outcome.left.characters[0] != '\0') {
        put("\n    ");
        put(outcome.left.characters);
        put("  against  ");
        put(outcome.right.characters);
    }
    put("\n");
}

bool Test::HasFailure() { return s_failed; }

entry::entry(const char* suite_name, const char* test_name, void (*body)())
    : suite(suite_name), name(test_name), run(body), next(nullptr) {
    (s_last == nullptr ? s_first : s_last->next) = this;
    s_last = this;
}

}  // namespace testing

/// An argument chooses the tests whose suite or name contains it.
int main(int count, char** arguments) {
    using namespace testing;
    int passed = 0;
    int failed = 0;
    for (const entry* test = s_first; test != nullptr; test = test->next) {
        if (count > 1 && strstr(test->suite, arguments[1]) == nullptr && strstr(test->name, arguments[1]) == nullptr) {
            continue;
        }
        s_failed = false;
        test->run();
        (s_failed ? failed : passed)++;
        if (s_failed) {
            put("failed: ");
            put(test->suite);
            put(".");
            put(test->name);
            put("\n");
        }
    }
    put(show(passed).characters);
    put(" passed, ");
    put(show(failed).characters);
    put(" failed (");
    const char* const name = strrchr(arguments[0], '/');
    put(name == nullptr ? arguments[0] : name + 1);
    put(")\n");
    return failed == 0 && passed > 0 ? 0 : 1;
}
