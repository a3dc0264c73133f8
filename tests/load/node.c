#include "node.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"

static struct slot *slot_of(const struct fleet *fleet, const struct node *node, uint64_t number) {
    return &node->ring[number & (fleet->ring_size - 1)];
}

static uint8_t format_topic(char *topic, const char *group, const char *type, int node, bool has_device) {
    const char *tail = has_device ? "/" DEVICE_ID : "";
    return (uint8_t)snprintf(topic, TOPIC_ROOM, "spBv1.0/%s/%s/" NODE_ID_FORMAT "%s", group, type, node, tail);
}

bool fleet_make(struct fleet *fleet, int count, size_t ring_size, uint64_t seed, const char *group) {
    memset(fleet, 0, sizeof *fleet);
    fleet->count = count;
    fleet->ring_size = ring_size;
    fleet->plant = plant_new(count, seed);
    fleet->nodes = calloc((size_t)count, sizeof *fleet->nodes);
    fleet->slots = calloc((size_t)count * ring_size, sizeof *fleet->slots);
    if (!fleet->plant || !fleet->nodes || !fleet->slots) return false;
    uint64_t store = (uint64_t)now_utc_ms() << 20;
    for (int i = 0; i < count; i++) {
        struct node *node = &fleet->nodes[i];
        node->store_id = store + (uint64_t)i;
        node->ring = fleet->slots + (size_t)i * ring_size;
        node->next = 1;
        node->birth_topic_length = format_topic(node->birth_topic, group, "NBIRTH", i, false);
        node->device_topic_length = format_topic(node->device_topic, group, "DBIRTH", i, true);
        node->data_topic_length = format_topic(node->data_topic, group, "DDATA", i, true);
    }
    return true;
}

void fleet_free(struct fleet *fleet) {
    plant_free(fleet->plant);
    free(fleet->nodes);
    free(fleet->slots);
}

bool node_take(struct fleet *fleet, struct node *node, int64_t at_ms) {
    if (node->taken - node->through >= fleet->ring_size) {
        fleet->refused++;
        return false;
    }
    int64_t values[METRICS];
    plant_step(fleet->plant, (int)(node - fleet->nodes), values);
    struct slot *before = slot_of(fleet, node, node->taken);
    // Two records of one instrument are never of the same instant.
    if (node->taken > 0 && at_ms <= before->at_ms) at_ms = before->at_ms + 1;
    struct slot *slot = slot_of(fleet, node, ++node->taken);
    slot->at_ms = at_ms;
    slot->sent_s = 0;
    slot->is_confirmed = slot->is_under_way = false;
    for (int metric = 0; metric < METRICS; metric++) slot->values[metric] = (int32_t)values[metric];
    fleet->taken++;
    return true;
}

static bool has_room(const struct link *link) {
    return LINK_OUT_BYTES - (link->out_end - link->out_start) > 2 * (PAYLOAD_ROOM + TOPIC_ROOM);
}

bool node_bear(struct fleet *fleet, struct node *node) {
    if (!has_room(node->link)) return false;
    uint8_t payload[PAYLOAD_ROOM];
    int64_t values[METRICS] = {0};
    const struct slot *youngest = slot_of(fleet, node, node->taken);
    for (int metric = 0; node->taken > 0 && metric < METRICS; metric++) values[metric] = youngest->values[metric];
    node->born_ms = now_utc_ms();
    struct store_facts store = {.id = node->store_id, .first = node->through + 1, .last = node->taken};
    size_t length = write_node_birth(payload, node->born_ms, &store);
    link_publish(node->link, node->birth_topic, node->birth_topic_length, payload, length);
    length = write_device_birth(payload, node->born_ms, 1, values);
    link_publish(node->link, node->device_topic, node->device_topic_length, payload, length);
    node->seq = 2;
    node->is_born = true;
    if (node->is_lost) {
        // Live records go at once; what there is already is backlog.
        node->is_lost = false;
        node->next = node->taken + 1;
        node->heard_s = node->progress_s = now_s();
        node->resent_s = 0;
        node->under_way = 0;
        node->room = FIRST_ROOM;
        for (uint64_t number = node->through + 1; number <= node->taken; number++)
            slot_of(fleet, node, number)->is_under_way = false;
    }
    fleet->births++;
    return true;
}

static bool send_record(struct node *node, uint64_t number, struct slot *slot, bool is_again, double now) {
    if (!has_room(node->link)) return false;
    uint8_t payload[PAYLOAD_ROOM];
    int64_t values[METRICS];
    for (int metric = 0; metric < METRICS; metric++) values[metric] = slot->values[metric];
    bool is_historical = is_again || slot->at_ms < node->born_ms;
    size_t length = write_record(payload, slot->at_ms, node->seq, number, is_historical, values);
    link_publish(node->link, node->data_topic, node->data_topic_length, payload, length);
    node->seq++;
    slot->sent_s = now;
    return true;
}

bool node_send(struct fleet *fleet, struct node *node, double now) {
    for (; node->next <= node->taken; node->next++) {
        struct slot *slot = slot_of(fleet, node, node->next);
        if (slot->is_confirmed) continue;
        if (!send_record(node, node->next, slot, false, now)) return false;
        fleet->sent++;
        if (fleet->is_blind) {
            node->through = node->next;
            fleet->confirmed++;
        }
    }
    return true;
}

bool node_resend(struct fleet *fleet, struct node *node, double stall, double now) {
    bool is_stalled = now - node->progress_s > stall && now - node->resent_s > stall;
    double before = is_stalled && now - stall > node->heard_s ? now - stall : node->heard_s;
    for (uint64_t number = node->through + 1; number < node->next; number++) {
        if (!is_stalled && node->under_way >= node->room) break;
        struct slot *slot = slot_of(fleet, node, number);
        bool may_go = slot->is_under_way ? is_stalled : node->under_way < node->room;
        if (!may_go || slot->is_confirmed || slot->sent_s >= before) continue;
        if (!send_record(node, number, slot, true, now)) return false;
        node->under_way += !slot->is_under_way;
        slot->is_under_way = true;
        node->resent_s = now;
        fleet->resent++;
    }
    return true;
}

void node_forget_session(struct node *node) {
    node->is_born = false;
    node->is_lost = true;
}

static void confirm_one(struct fleet *fleet, struct node *node, uint64_t number) {
    struct slot *slot = slot_of(fleet, node, number);
    if (slot->is_confirmed) return;
    slot->is_confirmed = true;
    node->progress_s = now_s();
    if (slot->sent_s > node->heard_s) node->heard_s = slot->sent_s;
    if (slot->is_under_way) {
        slot->is_under_way = false;
        node->under_way--;
        if (node->room < BACKLOG_WINDOW) node->room++;
    }
    if (number <= fleet->backlog) fleet->backlog_left--;
    fleet->confirmed++;
}

void node_confirm(struct fleet *fleet, struct node *node, const struct command *command) {
    if (!command->has_stored || command->store_id != node->store_id || command->stored_through > node->taken) return;
    for (uint64_t number = node->through + 1; number <= command->stored_through; number++)
        confirm_one(fleet, node, number);
    const uint8_t *at = command->ranges;
    const uint8_t *end = at ? at + command->ranges_length : NULL;
    uint64_t first, last = command->stored_through;
    while (at && at < end && read_range(&at, end, &first, &last) && last <= node->taken) {
        for (uint64_t number = first > node->through ? first : node->through + 1; number <= last; number++)
            confirm_one(fleet, node, number);
    }
    while (node->through < node->taken && slot_of(fleet, node, node->through + 1)->is_confirmed) node->through++;
    if (node->next <= node->through) node->next = node->through + 1;
}
