// What a protocol says of the bytes it is shown.
#pragma once

#include <stdint.h>

namespace wuxi {

/// The judgement of the bytes that begin at one place of the stream.
struct verdict {
    enum class kind : uint8_t {
        more,      ///< may be a frame: not to be decided before more bytes have come
        frame,     ///< a whole, checksum-correct frame of `size` bytes
        idle,      ///< one wake-up byte that may precede a frame
        noise,     ///< no frame begins with this byte
        form,      ///< looked like a frame, but its length or form is wrong; `size` bytes were judged
        checksum,  ///< a frame by its form, of `size` bytes, with a wrong checksum
    };

    kind is = kind::more;
    uint16_t size = 0;
};

}  // namespace wuxi
