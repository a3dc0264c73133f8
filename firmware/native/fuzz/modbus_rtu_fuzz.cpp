// The modbus_rtu framer against the plain search.
#include "framer_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    return wuxi::fuzz_framer(wuxi::protocol::modbus_rtu, data, size);
}
