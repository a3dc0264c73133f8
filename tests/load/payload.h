// Sparkplug B payloads (Eclipse Sparkplug 3.0, chapter 6): those of a node, and the commands it gets.
#ifndef WUXI_LOAD_PAYLOAD_H
#define WUXI_LOAD_PAYLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "workload.h"

// Enough for every payload written here.
#define PAYLOAD_ROOM 2048

// What an NBIRTH says of the node's store: its id, and the oldest and youngest record it still has.
struct store_facts {
    uint64_t id;
    uint64_t first;
    uint64_t last;
};

// Each returns the number of bytes written to out, at most PAYLOAD_ROOM.
size_t write_node_birth(uint8_t *out, int64_t at_ms, const struct store_facts *store);
size_t write_device_birth(uint8_t *out, int64_t at_ms, int seq, const int64_t values[METRICS]);
size_t write_record(uint8_t *out, int64_t at_ms, int seq, uint64_t number, bool is_historical,
                    const int64_t values[METRICS]);

// An NCMD, as far as a node of the load acts on it.
struct command {
    bool is_rebirth;
    bool has_stored;  // the next three hold
    uint64_t store_id;
    uint64_t stored_through;
    const uint8_t *ranges;  // within the payload; null for none
    size_t ranges_length;
};

// False when the payload is not well formed.
bool read_command(const uint8_t *payload, size_t length, struct command *command);

// Takes the next stored range above *last (stored through at first) from the bytes between *at and end; false at the
// end.
bool read_range(const uint8_t **at, const uint8_t *end, uint64_t *first, uint64_t *last);

#endif
