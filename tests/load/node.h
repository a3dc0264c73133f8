// Nodes of the load: each takes records of one instrument with 20 metrics, keeps them in a ring until the gateway has
// confirmed them, and sends again what it does not confirm (docs/architecture.md, 4.2).
#ifndef WUXI_LOAD_NODE_H
#define WUXI_LOAD_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "link.h"
#include "payload.h"
#include "workload.h"

#define TOPIC_ROOM 64
#define BACKLOG_WINDOW 128      // firmware/src/Wuxi.Edge.Node/Link/BacklogWindow.cs, as the next
#define FIRST_ROOM 4            // of the window at a birth; each record confirmed makes room for one more
#define NODE_ID_FORMAT "L%05d"  // from 0
#define DEVICE_ID "d"

struct slot {
    int64_t at_ms;
    double sent_s;  // 0: not sent in this session
    bool is_confirmed;
    bool is_under_way;        // sent again in this session
    int32_t values[METRICS];  // whole steps; a counter goes up by less than 2^31 in a run
};

struct node {
    uint64_t store_id;
    uint64_t taken;     // number of the youngest record
    uint64_t through;   // every record up to this one is confirmed
    uint64_t next;      // number of the next one that was not sent in this session
    double heard_s;     // when the youngest of the confirmed ones was sent
    double progress_s;  // when a confirmation last confirmed something
    double resent_s;    // when something was last sent again
    int under_way;      // records sent again and not confirmed
    int room;           // most of these at present
    bool is_lost;       // the session: births are due, and everything unconfirmed has to go again
    struct link *link;
    struct slot *ring;
    bool is_born;
    uint8_t seq;
    int64_t born_ms;
    uint8_t birth_topic_length, device_topic_length, data_topic_length;
    char birth_topic[TOPIC_ROOM], device_topic[TOPIC_ROOM], data_topic[TOPIC_ROOM];
};

// All of them, and what they did together.
struct fleet {
    int count;
    size_t ring_size;       // a power of two
    uint64_t backlog;       // records of each node at its start
    uint64_t backlog_left;  // of all these, not confirmed
    bool is_blind;          // nobody confirms: what was sent counts as confirmed
    struct node *nodes;
    struct slot *slots;
    struct plant *plant;
    uint64_t taken, confirmed, sent, resent, births, refused;  // refused: not taken, the ring was full
};

bool fleet_make(struct fleet *fleet, int count, size_t ring_size, uint64_t seed, const char *group);
void fleet_free(struct fleet *fleet);

// Takes a record; false when the node's ring is full.
bool node_take(struct fleet *fleet, struct node *node, int64_t at_ms);

// Sends the births; false when the link's buffer has no room.
bool node_bear(struct fleet *fleet, struct node *node);

// Sends what was not sent yet in this session; false when the link's buffer has no room.
bool node_send(struct fleet *fleet, struct node *node, double now);

// Sends again, as a node of ours does: so many records that no more are under way than there is room for, and after
// stall seconds without a confirmation those under way once more. Records go that are not confirmed although younger
// ones are (they came to the gateway and were refused, or never came), those of a lost session, and after a stall all.
// False when the link's buffer has no room.
bool node_resend(struct fleet *fleet, struct node *node, double stall, double now);

// The session is over: births are due, and everything unconfirmed is to be sent again.
void node_forget_session(struct node *node);

// Takes a confirmation; one about another store is ignored.
void node_confirm(struct fleet *fleet, struct node *node, const struct command *command);

#endif
