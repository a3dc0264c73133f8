// Digests as C# sees them: functions over the caller's memory, without a handle and without a state of their own.
#pragma once

#include <stdint.h>

extern "C" {
/// C#: takes whole blocks into a state of SHA-256. `state`: 32 bytes, the eight words big-endian, so that after the
/// last block it is the digest. `data`: `blocks` x 64 bytes. 0, or -2 bad parameter. Any thread, each with its own
/// state.
int32_t wuxi_digest_sha256(uint8_t* state, const uint8_t* data, int32_t blocks);
}
