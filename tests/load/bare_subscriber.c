// A bare libmosquitto subscriber: receives QoS 0 messages and does nothing but count them. What the gateway's ingest is
// compared with. Says "ready" when the broker has answered its subscription; ends when the expected number has come, or
// when nothing came for two seconds after the first, and prints what it saw as one JSON line.
//
// bare_subscriber PORT FILTER EXPECTED
#include <mosquitto.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"

#define IDLE_S 2.0
#define POLL_MS 100

static long s_expected, s_count, s_bytes;
static double s_first, s_last;

static void on_connect(struct mosquitto *client, void *filter, int code) {
    if (code == 0) mosquitto_subscribe(client, NULL, filter, 0);
}

static void on_subscribe(struct mosquitto *client, void *filter, int id, int count, const int *granted) {
    (void)client, (void)filter, (void)id, (void)count, (void)granted;
    puts("ready");
    fflush(stdout);
}

static void on_message(struct mosquitto *client, void *filter, const struct mosquitto_message *message) {
    (void)client, (void)filter;
    s_bytes += message->payloadlen;
    // The clock is not asked for each message: only what lies between the first and the last counts.
    s_count++;
    if (s_count == 1) s_first = now_s();
    if (s_count % 64 == 0 || s_count >= s_expected) s_last = now_s();
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "expected: bare_subscriber PORT FILTER EXPECTED\n");
        return 2;
    }
    s_expected = atol(argv[3]);
    mosquitto_lib_init();
    struct mosquitto *client = mosquitto_new("bare-subscriber", true, argv[2]);
    mosquitto_connect_callback_set(client, on_connect);
    mosquitto_subscribe_callback_set(client, on_subscribe);
    mosquitto_message_callback_set(client, on_message);
    if (mosquitto_connect(client, "127.0.0.1", atoi(argv[1]), 60) != MOSQ_ERR_SUCCESS) {
        fprintf(stderr, "the broker cannot be reached\n");
        return 2;
    }

    double user, system, user_before = 0, system_before = 0;
    long before = 0;
    double moved_s = 0;
    while (s_count < s_expected) {
        if (mosquitto_loop(client, POLL_MS, 1) != MOSQ_ERR_SUCCESS) {
            fprintf(stderr, "the connection ended\n");
            return 1;
        }
        if (before == 0 && s_count > 0) cpu_s(&user_before, &system_before);
        if (s_count != before) {
            before = s_count;
            moved_s = 0;
        } else if (s_count > 0) {
            double now = now_s();
            if (moved_s == 0) moved_s = now;
            if (now - moved_s > IDLE_S) break;
        }
    }
    cpu_s(&user, &system);
    double seconds = s_last - s_first;
    printf(
        "{\"received\": %ld, \"bytes\": %ld, \"seconds\": %.6f, \"messages_per_s\": %.1f, \"cpu_user_s\": %.3f, "
        "\"cpu_system_s\": %.3f}\n",
        s_count, s_bytes, seconds, seconds > 0 ? (double)(s_count - 1) / seconds : 0, user - user_before,
        system - system_before);
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return 0;
}
