#include "payload.h"

#include <string.h>

enum { TYPE_INT64 = 4, TYPE_UINT64 = 8, TYPE_FLOAT = 9, TYPE_DOUBLE = 10, TYPE_BOOLEAN = 11 };
enum { RECORD_ALIAS = 1, FIRST_ALIAS = 2, STORE_ALIAS = FIRST_ALIAS + METRICS };
enum { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_BYTES = 2, WIRE_FIXED32 = 5 };

static uint8_t *put_varint(uint8_t *out, uint64_t value) {
    for (; value >= 0x80; value >>= 7) *out++ = (uint8_t)(value | 0x80);
    *out++ = (uint8_t)value;
    return out;
}

static uint8_t *put_field(uint8_t *out, int tag, uint64_t value) {
    *out++ = (uint8_t)tag;
    return put_varint(out, value);
}

// A metric without its length, which is filled in by end_metric: all of ours are shorter than 128 bytes.
static uint8_t *begin_metric(uint8_t *out, const char *name, int alias, int64_t at_ms, int type) {
    *out++ = 0x12;
    out++;
    if (name) {
        size_t length = strlen(name);
        out = put_field(out, 0x0A, length);
        memcpy(out, name, length);
        out += length;
    }
    if (alias) out = put_field(out, 0x10, (uint64_t)alias);
    out = put_field(out, 0x18, (uint64_t)at_ms);
    return type ? put_field(out, 0x20, (uint64_t)type) : out;
}

static uint8_t *end_metric(uint8_t *metric, uint8_t *out) {
    metric[1] = (uint8_t)(out - metric - 2);
    return out;
}

static uint8_t *put_long(uint8_t *out, const char *name, int alias, int64_t at_ms, int type, uint64_t value) {
    return end_metric(out, put_field(begin_metric(out, name, alias, at_ms, type), 0x58, value));
}

static uint8_t *put_value(uint8_t *out, int metric, int64_t value) {
    double number = (double)value / metric_scale(metric);
    float single = (float)number;
    switch (metric_kind(metric)) {
        case METRIC_STATE:
            return put_field(out, 0x70, (uint64_t)value);
        case METRIC_COUNTER:
            *out++ = 0x69;
            memcpy(out, &number, sizeof number);
            return out + sizeof number;
        default:
            *out++ = 0x65;
            memcpy(out, &single, sizeof single);
            return out + sizeof single;
    }
}

size_t write_node_birth(uint8_t *out, int64_t at_ms, const struct store_facts *store) {
    uint8_t *start = out;
    out = put_field(out, 0x08, (uint64_t)at_ms);
    out = put_long(out, "bdSeq", 0, at_ms, TYPE_INT64, 1);
    uint8_t *rebirth = out;
    out = end_metric(rebirth, put_field(begin_metric(out, "Node Control/Rebirth", 0, at_ms, TYPE_BOOLEAN), 0x70, 0));
    out = put_long(out, "Store/Id", STORE_ALIAS, at_ms, TYPE_UINT64, store->id);
    out = put_long(out, "Store/First", STORE_ALIAS + 1, at_ms, TYPE_UINT64, store->first);
    out = put_long(out, "Store/Last", STORE_ALIAS + 2, at_ms, TYPE_UINT64, store->last);
    out = put_field(out, 0x18, 0);
    return (size_t)(out - start);
}

size_t write_device_birth(uint8_t *out, int64_t at_ms, int seq, const int64_t values[METRICS]) {
    static const int types[] = {TYPE_FLOAT, TYPE_DOUBLE, TYPE_FLOAT, TYPE_BOOLEAN};
    uint8_t *start = out;
    out = put_field(out, 0x08, (uint64_t)at_ms);
    out = put_long(out, "Record/Number", RECORD_ALIAS, at_ms, TYPE_UINT64, 0);
    for (int metric = 0; metric < METRICS; metric++) {
        char name[4];
        metric_name(metric, name);
        uint8_t *begin = out;
        out = begin_metric(out, name, FIRST_ALIAS + metric, at_ms, types[metric_kind(metric)]);
        out = end_metric(begin, put_value(out, metric, values[metric]));
    }
    out = put_field(out, 0x18, (uint64_t)seq);
    return (size_t)(out - start);
}

size_t write_record(uint8_t *out, int64_t at_ms, int seq, uint64_t number, bool is_historical,
                    const int64_t values[METRICS]) {
    uint8_t *start = out;
    out = put_field(out, 0x08, (uint64_t)at_ms);
    for (int metric = -1; metric < METRICS; metric++) {
        uint8_t *begin = out;
        out = begin_metric(out, NULL, FIRST_ALIAS + metric, at_ms, 0);
        if (is_historical) out = put_field(out, 0x28, 1);
        out = metric < 0 ? put_field(out, 0x58, number) : put_value(out, metric, values[metric]);
        out = end_metric(begin, out);
    }
    out = put_field(out, 0x18, (uint64_t)seq);
    return (size_t)(out - start);
}

static bool get_varint(const uint8_t **at, const uint8_t *end, uint64_t *value) {
    *value = 0;
    for (int shift = 0; *at < end && shift < 64; shift += 7) {
        uint8_t byte = *(*at)++;
        *value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return true;
    }
    return false;
}

struct field {
    uint64_t number;
    uint64_t value;        // of a varint
    const uint8_t *bytes;  // of bytes
    size_t length;
};

static bool get_field(const uint8_t **at, const uint8_t *end, struct field *field) {
    uint64_t tag;
    if (!get_varint(at, end, &tag)) return false;
    field->number = tag >> 3;
    switch (tag & 7) {
        case WIRE_VARINT:
            return get_varint(at, end, &field->value);
        case WIRE_BYTES:
            if (!get_varint(at, end, &field->value)) return false;
            break;
        case WIRE_FIXED64:
            field->value = 8;
            break;
        case WIRE_FIXED32:
            field->value = 4;
            break;
        default:
            return false;
    }
    if (field->value > (uint64_t)(end - *at)) return false;
    field->bytes = *at;
    field->length = (size_t)field->value;
    *at += field->length;
    return true;
}

static bool is_named(const struct field *name, const char *text) {
    return name->bytes && name->length == strlen(text) && memcmp(name->bytes, text, name->length) == 0;
}

static bool read_metric(const uint8_t *at, const uint8_t *end, struct command *command) {
    struct field name = {0}, field = {0}, bytes = {0};
    uint64_t value = 0;
    while (at < end) {
        if (!get_field(&at, end, &field)) return false;
        if (field.number == 1) name = field;
        if (field.number == 11 || field.number == 14) value = field.value;
        if (field.number == 16) bytes = field;
    }
    if (is_named(&name, "Node Control/Rebirth")) command->is_rebirth = value != 0;
    if (is_named(&name, "Node Control/Stored Store")) command->store_id = value;
    if (is_named(&name, "Node Control/Stored Through")) {
        command->has_stored = true;
        command->stored_through = value;
    }
    if (is_named(&name, "Node Control/Stored Ranges")) {
        command->ranges = bytes.bytes;
        command->ranges_length = bytes.length;
    }
    return true;
}

bool read_command(const uint8_t *payload, size_t length, struct command *command) {
    const uint8_t *at = payload, *end = payload + length;
    memset(command, 0, sizeof *command);
    while (at < end) {
        struct field field = {0};
        if (!get_field(&at, end, &field)) return false;
        if (field.number == 2 && (!field.bytes || !read_metric(field.bytes, field.bytes + field.length, command)))
            return false;
    }
    return true;
}

bool read_range(const uint8_t **at, const uint8_t *end, uint64_t *first, uint64_t *last) {
    uint64_t gap, length;
    if (!get_varint(at, end, &gap) || !get_varint(at, end, &length) || gap == 0 || length == 0) return false;
    *first = *last + 1 + gap;
    *last = *first + length - 1;
    return true;
}
