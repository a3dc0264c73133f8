// One MQTT 3.1.1 connection without TLS, QoS 0 only, made for sending many small messages with few system calls.
#ifndef WUXI_LOAD_LINK_H
#define WUXI_LOAD_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LINK_OUT_BYTES (256 * 1024)
#define LINK_IN_BYTES (256 * 1024)

typedef void (*message_handler)(void *context, const char *topic, size_t topic_length, const uint8_t *payload,
                                size_t length);

struct link {
    int socket;
    size_t out_start, out_end;
    size_t in_end;
    double pinged_s;
    uint8_t out[LINK_OUT_BYTES];
    uint8_t in[LINK_IN_BYTES];
};

// Connects a link of zeros to 127.0.0.1 and waits for the broker's CONNACK; says on standard error what went wrong.
bool link_open(struct link *link, int port, const char *client_id);

bool link_subscribe(struct link *link, const char *filter);

// Puts a message into the buffer; false, and nothing is put there, when it has no room.
bool link_publish(struct link *link, const char *topic, size_t topic_length, const uint8_t *payload, size_t length);

// Whether there is something to write.
static inline bool link_wants_out(const struct link *link) { return link->out_end > link->out_start; }

// Whether there is something to write, or the broker to be told that we are there.
bool link_is_due(const struct link *link, double now);

// Writes what the socket takes, reads what is there and hands each message to the handler. False when the connection
// ended.
bool link_move(struct link *link, message_handler handler, void *context);

// Orderly end: what is in the buffer goes out first.
void link_close(struct link *link);

#endif
