// Without arguments the list of metrics, "driver metric count" each; with "metric count" that work is done.
#include <string.h>
#include <unistd.h>

#include "bench.hpp"

namespace wuxi::bench {
namespace {

void put(const char* text) {
    if (write(1, text, strlen(text)) < 0) {
        _exit(2);
    }
}

void put_number(uint32_t value) {
    char digits[11] = {};
    char* at = digits + sizeof digits - 1;
    do {
        *--at = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    put(at);
}

uint32_t number(const char* text) {
    uint32_t value = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        value = 10 * value + static_cast<uint32_t>(*text - '0');
    }
    return value;
}

}  // namespace

void require(bool condition) {
    if (!condition) {
        put("the work did not go as meant\n");
        _exit(1);
    }
}

}  // namespace wuxi::bench

int main(int count, char** arguments) {
    using namespace wuxi::bench;
    for (const metric* each = metrics; each->name != nullptr; each++) {
        if (count < 3) {
            put(driver);
            put(" ");
            put(each->name);
            put(" ");
            put_number(each->count);
            put("\n");
        } else if (strcmp(each->name, arguments[1]) == 0) {
            each->run(number(arguments[2]));
            return 0;
        }
    }
    return count < 3 ? 0 : 1;
}
