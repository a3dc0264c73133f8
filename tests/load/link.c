#include "link.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"

enum { CONNECT = 0x10, CONNACK = 0x20, PUBLISH = 0x30, SUBSCRIBE = 0x82, PINGREQ = 0xC0, DISCONNECT = 0xE0 };
#define KEEP_ALIVE_S 60
#define HEAD_BYTES 7  // fixed header with its length, and the topic's length

static uint8_t *reserve(struct link *link, size_t bytes) {
    if (link->out_start == link->out_end) link->out_start = link->out_end = 0;
    if (LINK_OUT_BYTES - link->out_end < bytes && link->out_start > 0) {
        memmove(link->out, link->out + link->out_start, link->out_end - link->out_start);
        link->out_end -= link->out_start;
        link->out_start = 0;
    }
    return LINK_OUT_BYTES - link->out_end < bytes ? NULL : link->out + link->out_end;
}

static uint8_t *put_length(uint8_t *out, size_t length) {
    for (; length >= 0x80; length >>= 7) *out++ = (uint8_t)(length | 0x80);
    *out++ = (uint8_t)length;
    return out;
}

static uint8_t *put_text(uint8_t *out, const char *text, size_t length) {
    *out++ = (uint8_t)(length >> 8);
    *out++ = (uint8_t)length;
    memcpy(out, text, length);
    return out + length;
}

static bool flush(struct link *link) {
    while (link_wants_out(link)) {
        ssize_t sent = send(link->socket, link->out + link->out_start, link->out_end - link->out_start, MSG_NOSIGNAL);
        if (sent < 0) return errno == EAGAIN || errno == EINTR;
        link->out_start += (size_t)sent;
    }
    return true;
}

static bool greet(struct link *link, const char *client_id) {
    size_t length = strlen(client_id);
    uint8_t *out = link->out;
    *out++ = CONNECT;
    out = put_length(out, 10 + 2 + length);
    out = put_text(out, "MQTT", 4);
    *out++ = 4;     // MQTT 3.1.1
    *out++ = 0x02;  // clean session
    *out++ = 0;
    *out++ = KEEP_ALIVE_S;
    out = put_text(out, client_id, length);
    link->out_end = (size_t)(out - link->out);
    uint8_t answer[4];
    return flush(link) && recv(link->socket, answer, sizeof answer, MSG_WAITALL) == sizeof answer &&
           answer[0] == CONNACK && answer[3] == 0;
}

bool link_open(struct link *link, int port, const char *client_id) {
    link->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (link->socket < 0 || connect(link->socket, (struct sockaddr *)&address, sizeof address) != 0) {
        perror("the broker cannot be reached");
        return false;
    }
    int on = 1;
    setsockopt(link->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (!greet(link, client_id)) {
        fprintf(stderr, "the broker refused the connection\n");
        return false;
    }
    fcntl(link->socket, F_SETFL, O_NONBLOCK);
    link->pinged_s = now_s();
    return true;
}

bool link_subscribe(struct link *link, const char *filter) {
    size_t length = strlen(filter);
    uint8_t *out = reserve(link, HEAD_BYTES + 3 + length);
    if (!out) return false;
    *out++ = SUBSCRIBE;
    out = put_length(out, 2 + 2 + length + 1);
    *out++ = 0;
    *out++ = 1;  // packet identifier
    out = put_text(out, filter, length);
    *out++ = 0;  // QoS 0
    link->out_end = (size_t)(out - link->out);
    return true;
}

bool link_publish(struct link *link, const char *topic, size_t topic_length, const uint8_t *payload, size_t length) {
    uint8_t *out = reserve(link, HEAD_BYTES + topic_length + length);
    if (!out) return false;
    *out++ = PUBLISH;
    out = put_length(out, 2 + topic_length + length);
    out = put_text(out, topic, topic_length);
    memcpy(out, payload, length);
    link->out_end = (size_t)(out + length - link->out);
    return true;
}

// Takes one packet from the bytes that came; returns its length, 0 when it is not all there.
static size_t take_packet(const uint8_t *packet, size_t available, message_handler handler, void *context) {
    size_t length = 0, head = 1;
    for (int shift = 0;; shift += 7, head++) {
        if (head >= available || shift > 21) return 0;
        length |= (size_t)(packet[head] & 0x7F) << shift;
        if (packet[head] < 0x80) break;
    }
    head++;
    if (available < head + length) return 0;
    const uint8_t *body = packet + head;
    if ((packet[0] & 0xF0) == PUBLISH && length >= 2) {
        size_t topic_length = ((size_t)body[0] << 8) | body[1];
        if (2 + topic_length <= length)
            handler(context, (const char *)body + 2, topic_length, body + 2 + topic_length, length - 2 - topic_length);
    }
    return head + length;
}

static bool read_all(struct link *link, message_handler handler, void *context) {
    while (true) {
        ssize_t count = recv(link->socket, link->in + link->in_end, LINK_IN_BYTES - link->in_end, 0);
        if (count == 0) return false;
        if (count < 0) return errno == EAGAIN || errno == EINTR;
        link->in_end += (size_t)count;
        size_t start = 0, taken;
        while ((taken = take_packet(link->in + start, link->in_end - start, handler, context)) > 0) start += taken;
        memmove(link->in, link->in + start, link->in_end - start);
        link->in_end -= start;
        if (link->in_end == LINK_IN_BYTES) return false;  // larger than anything a node is sent
    }
}

static bool is_ping_due(const struct link *link, double now) { return now - link->pinged_s > KEEP_ALIVE_S / 2.0; }

bool link_is_due(const struct link *link, double now) { return link_wants_out(link) || is_ping_due(link, now); }

bool link_move(struct link *link, message_handler handler, void *context) {
    double now = now_s();
    uint8_t *ping;
    if (is_ping_due(link, now) && (ping = reserve(link, 2))) {
        ping[0] = PINGREQ;
        ping[1] = 0;
        link->out_end += 2;
        link->pinged_s = now;
    }
    return flush(link) && read_all(link, handler, context);
}

void link_close(struct link *link) {
    fcntl(link->socket, F_SETFL, 0);
    uint8_t *out = reserve(link, 2);
    if (out) {
        out[0] = DISCONNECT;
        out[1] = 0;
        link->out_end += 2;
    }
    flush(link);
    close(link->socket);
}
