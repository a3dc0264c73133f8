// Plays many Sparkplug B nodes of 20 metrics each over a few plain MQTT connections, so cheaply that the broker and the
// gateway have the machine. Takes records by the given phases, one after another, sends them, waits until all are
// confirmed, and prints what became of them as one JSON line. Says "running" when all nodes are born.
//
//   load_nodes --port P --nodes N (--phase RATE:SECONDS ... | --count MESSAGES) [--backlog RECORDS] [--blind] ...
//
// --phase   messages (records) a second over all nodes, in turn, for so many seconds
// --count   as many records as fast as they are taken off its hands
// --backlog each node begins with so many records a second apart that it could not send before; no phase goes on when
//           all of these are confirmed; says "prepared" before it connects
// --blind   nobody confirms, no primary host is waited for (for a bare subscriber); ends when everything is sent
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "node.h"

#define MOST_PHASES 16
#define MOST_LINKS 1024
#define RESEND_LOOK_S 0.2
#define POLL_MS 1
#define HOST_LIMIT_S 300
#define TAKE_AT_ONCE 256
#define READINGS(records) ((unsigned long long)(records)*METRICS)

struct phase {
    double rate;  // records a second; 0: as fast as possible
    double seconds;
    uint64_t count;         // records of the phase
    uint64_t pending_most;  // records taken and not confirmed, at their most
};

struct load {
    struct fleet fleet;
    struct link *links[MOST_LINKS];
    struct phase phases[MOST_PHASES];
    int link_count, phase_count, phase, cursor, unborn;
    bool is_host_online;
    char state_topic[TOPIC_ROOM], command_prefix[TOPIC_ROOM];
    double looked_s, drain_s, stall_s;
    double first_sent_s, ended_s, burst_end_s, caught_up_s, host_s, drained_s;
    uint64_t calm_pending;
};

static volatile sig_atomic_t s_stop;

static void say(const char *word) {
    puts(word);
    fflush(stdout);
}

static void on_signal(int number) {
    (void)number;
    s_stop = 1;
}

static void on_state(struct load *load, const char *text, size_t length) {
    bool online = length > 0 && memmem(text, length, "\"online\":true", 13) != NULL;
    if (online == load->is_host_online) return;
    load->is_host_online = online;
    if (online) {
        load->unborn = load->fleet.count;
        load->host_s = now_s();
    }
    for (int i = 0; i < load->fleet.count; i++) node_forget_session(&load->fleet.nodes[i]);
}

static void on_message(void *context, const char *topic, size_t topic_length, const uint8_t *payload, size_t length) {
    struct load *load = context;
    size_t prefix = strlen(load->command_prefix);
    if (topic_length == strlen(load->state_topic) && memcmp(topic, load->state_topic, topic_length) == 0) {
        on_state(load, (const char *)payload, length);
        return;
    }
    if (topic_length <= prefix || topic_length - prefix > 8 || memcmp(topic, load->command_prefix, prefix) != 0) return;
    char digits[16] = {0};
    memcpy(digits, topic + prefix, topic_length - prefix);
    int index = atoi(digits);
    struct command command;
    if (index < 0 || index >= load->fleet.count || !read_command(payload, length, &command)) return;
    struct node *node = &load->fleet.nodes[index];
    if (command.is_rebirth && node->is_born) {
        node->is_born = false;
        load->unborn++;
    }
    node_confirm(&load->fleet, node, &command);
    // What the confirmation made room for goes at once; where the link has no room, when it is next looked after.
    if (node->is_born && node->resent_s > 0) node_resend(&load->fleet, node, load->stall_s, now_s());
    if (load->fleet.backlog > 0 && load->fleet.backlog_left == 0 && load->drained_s == 0) load->drained_s = now_s();
}

static bool open_links(struct load *load, int port, const char *group) {
    snprintf(load->command_prefix, TOPIC_ROOM, "spBv1.0/%s/NCMD/L", group);
    for (int i = 0; i < load->link_count; i++) {
        char id[32], filter[TOPIC_ROOM];
        snprintf(id, sizeof id, "load-%d", i);
        // Zeros of the system: of hundreds of them most pages are never touched.
        load->links[i] = calloc(1, sizeof *load->links[i]);
        if (!load->links[i] || !link_open(load->links[i], port, id)) return false;
        if (i > 0 || load->fleet.is_blind) continue;
        snprintf(filter, sizeof filter, "spBv1.0/%s/NCMD/#", group);
        link_subscribe(load->links[0], filter);
        link_subscribe(load->links[0], load->state_topic);
    }
    for (int i = 0; i < load->fleet.count; i++) load->fleet.nodes[i].link = load->links[i % load->link_count];
    return true;
}

static void send_due(struct load *load, double now) {
    if (!load->is_host_online) return;
    struct fleet *fleet = &load->fleet;
    for (int i = 0; i < fleet->count && load->unborn > 0; i++) {
        if (fleet->nodes[i].is_born) continue;
        if (!node_bear(fleet, &fleet->nodes[i])) break;
        load->unborn--;
    }
    if (fleet->is_blind || now - load->looked_s < RESEND_LOOK_S) return;
    load->looked_s = now;
    for (int i = 0; i < fleet->count; i++) {
        struct node *node = &fleet->nodes[i];
        // What was taken while the link had no room, live and backlog.
        if (node->is_born && node->next <= node->taken) node_send(fleet, node, now);
        if (node->is_born && node->through < node->taken) node_resend(fleet, node, load->stall_s, now);
    }
}

// Takes what is due of the present phase and sends it. Returns how many records of the phase are still to come.
static uint64_t take_due(struct load *load, struct phase *phase, double start, int64_t start_ms, uint64_t *taken) {
    struct fleet *fleet = &load->fleet;
    double now = now_s();
    bool is_paced = phase->rate > 0;
    uint64_t due = is_paced ? (uint64_t)((now - start) * phase->rate) : *taken + TAKE_AT_ONCE;
    if (due > phase->count) due = phase->count;
    int full = 0;
    while (*taken < due && full < fleet->count) {
        struct node *node = &fleet->nodes[load->cursor];
        bool is_room = is_paced || (node->is_born && node->next > node->taken);
        if (!is_paced && node->taken - node->through >= fleet->ring_size) is_room = false;
        load->cursor = (load->cursor + 1) % fleet->count;
        if (!is_room) {
            // Flat out: this one waits for the link or for a confirmation; the next may not.
            full++;
            if (node->is_born && node->next <= node->taken && !node_send(fleet, node, now)) break;
            continue;
        }
        full = 0;
        int64_t at_ms = is_paced ? start_ms + (int64_t)((double)*taken * 1e3 / phase->rate) : now_utc_ms();
        node_take(fleet, node, at_ms);
        (*taken)++;
        if (node->is_born && !node_send(fleet, node, now) && !is_paced) break;
        if (load->first_sent_s == 0) load->first_sent_s = now;
    }
    return phase->count - *taken;
}

static bool move_links(struct load *load, int wait_ms) {
    struct pollfd polls[MOST_LINKS];
    for (int i = 0; i < load->link_count; i++) {
        polls[i].fd = load->links[i]->socket;
        polls[i].events = (short)(POLLIN | (link_wants_out(load->links[i]) ? POLLOUT : 0));
    }
    poll(polls, (nfds_t)load->link_count, wait_ms);
    double now = now_s();
    for (int i = 0; i < load->link_count; i++) {
        if (!polls[i].revents && !link_is_due(load->links[i], now)) continue;
        if (!link_move(load->links[i], on_message, load)) {
            fprintf(stderr, "connection %d to the broker ended\n", i);
            return false;
        }
    }
    return true;
}

static uint64_t pending(const struct load *load) { return load->fleet.taken - load->fleet.confirmed; }

// The burst is the phase before the last one; the phase before it says what a calm backlog is.
static void watch_burst(struct load *load, bool is_settled, bool has_ended) {
    struct phase *phase = &load->phases[load->phase];
    uint64_t now = pending(load);
    if (is_settled && now > phase->pending_most) phase->pending_most = now;
    if (load->phase_count < 3) return;
    if (has_ended && load->phase == load->phase_count - 3) load->calm_pending = phase->pending_most;
    if (has_ended && load->phase == load->phase_count - 2) load->burst_end_s = now_s();
    if (load->burst_end_s > 0 && load->caught_up_s == 0 && now <= load->calm_pending) load->caught_up_s = now_s();
}

static bool run_phase(struct load *load) {
    struct phase *phase = &load->phases[load->phase];
    double start = now_s();
    int64_t start_ms = now_utc_ms();
    uint64_t taken = 0, left = phase->count;
    while (left > 0 && !s_stop && load->drained_s == 0) {
        left = take_due(load, phase, start, start_ms, &taken);
        send_due(load, now_s());
        bool is_busy = phase->rate == 0 && load->is_host_online;
        if (!move_links(load, is_busy && link_wants_out(load->links[0]) ? 0 : POLL_MS)) return false;
        // The first half of the first phase has the start of everything in it.
        watch_burst(load, load->phase > 0 || 2 * taken > phase->count, false);
    }
    watch_burst(load, true, true);
    return true;
}

static bool wait_for_host(struct load *load) {
    double start = now_s();
    while (!s_stop && (!load->is_host_online || load->unborn > 0)) {
        send_due(load, now_s());
        if (!move_links(load, POLL_MS)) return false;
        if (now_s() - start > HOST_LIMIT_S) {
            fprintf(stderr, "no primary host came online within %d s\n", HOST_LIMIT_S);
            return false;
        }
    }
    return true;
}

static bool drain(struct load *load) {
    double start = now_s();
    bool is_out = false;
    while (!s_stop && now_s() - start < load->drain_s && !(is_out && pending(load) == 0)) {
        send_due(load, now_s());
        if (!move_links(load, POLL_MS)) return false;
        is_out = true;
        for (int i = 0; i < load->link_count; i++) is_out &= !link_wants_out(load->links[i]);
        for (int i = 0; load->fleet.is_blind && i < load->fleet.count; i++) {
            node_send(&load->fleet, &load->fleet.nodes[i], now_s());
        }
        if (load->phase_count >= 3) {
            load->phase = load->phase_count - 1;
            watch_burst(load, true, false);
        }
    }
    load->ended_s = now_s();
    return true;
}

static void take_backlog(struct load *load, uint64_t records) {
    load->fleet.backlog = records;
    load->fleet.backlog_left = records * (uint64_t)load->fleet.count;
    int64_t start_ms = now_utc_ms() - (int64_t)records * 1000;
    for (int i = 0; i < load->fleet.count; i++)
        for (uint64_t k = 0; k < records; k++)
            node_take(&load->fleet, &load->fleet.nodes[i], start_ms + (int64_t)k * 1000);
}

static void print_result(const struct load *load) {
    const struct fleet *fleet = &load->fleet;
    double user, system;
    cpu_s(&user, &system);
    printf(
        "{\"nodes\": %d, \"records_taken\": %llu, \"readings_taken\": %llu, \"records_confirmed\": %llu, "
        "\"records_sent\": %llu, \"records_resent\": %llu, \"records_refused\": %llu, \"births\": %llu, "
        "\"seconds\": %.3f, \"cpu_user_s\": %.3f, \"cpu_system_s\": %.3f",
        fleet->count, (unsigned long long)fleet->taken, READINGS(fleet->taken), (unsigned long long)fleet->confirmed,
        (unsigned long long)fleet->sent, (unsigned long long)fleet->resent, (unsigned long long)fleet->refused,
        (unsigned long long)fleet->births, load->ended_s - load->first_sent_s, user, system);
    if (load->caught_up_s > 0) printf(", \"catch_up_s\": %.3f", load->caught_up_s - load->burst_end_s);
    if (load->drained_s > 0) printf(", \"backlog_s\": %.3f", load->drained_s - load->host_s);
    printf(", \"pending_most\": [");
    for (int i = 0; i < load->phase_count; i++)
        printf("%s%llu", i ? ", " : "", (unsigned long long)load->phases[i].pending_most);
    printf("]}\n");
}

static bool add_phase(struct load *load, const char *text, bool is_count) {
    struct phase *phase = &load->phases[load->phase_count];
    if (load->phase_count == MOST_PHASES) return false;
    load->phase_count++;
    if (is_count) {
        phase->count = strtoull(text, NULL, 10);
        return phase->count > 0;
    }
    bool is_whole = sscanf(text, "%lf:%lf", &phase->rate, &phase->seconds) == 2 && phase->rate > 0;
    phase->count = (uint64_t)(phase->rate * phase->seconds);
    return is_whole;
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"port", 1, 0, 'p'},  {"nodes", 1, 0, 'n'}, {"phase", 1, 0, 'f'},   {"count", 1, 0, 'c'},
        {"ring", 1, 0, 'r'},  {"seed", 1, 0, 's'},  {"group", 1, 0, 'g'},   {"host-id", 1, 0, 'h'},
        {"links", 1, 0, 'l'}, {"drain", 1, 0, 'd'}, {"backlog", 1, 0, 'b'}, {"blind", 0, 0, 'x'},
        {"stall", 1, 0, 't'}, {0, 0, 0, 0}};
    static struct load load = {.link_count = 4, .drain_s = 300, .stall_s = 5};
    int port = 1883, nodes = 500, option;
    size_t ring = 1024;
    uint64_t seed = 1, backlog = 0;
    const char *group = "LOAD", *host = "gateway";
    bool is_blind = false;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        bool is_good = true;
        if (option == 'p') port = atoi(optarg);
        if (option == 'n') nodes = atoi(optarg);
        if (option == 'f' || option == 'c') is_good = add_phase(&load, optarg, option == 'c');
        if (option == 'r') ring = strtoull(optarg, NULL, 10);
        if (option == 's') seed = strtoull(optarg, NULL, 10);
        if (option == 'g') group = optarg;
        if (option == 'h') host = optarg;
        if (option == 'l') load.link_count = atoi(optarg);
        if (option == 'd') load.drain_s = atof(optarg);
        if (option == 't') load.stall_s = atof(optarg);
        if (option == 'b') backlog = strtoull(optarg, NULL, 10);
        if (option == 'x') is_blind = true;
        if (option == '?' || !is_good) {
            fprintf(stderr, "the options stand at the head of load_nodes.c\n");
            return 2;
        }
    }
    bool is_power = ring > 0 && (ring & (ring - 1)) == 0;
    if (!is_power || nodes < 1 || nodes > 99999 || load.link_count < 1 || load.link_count > MOST_LINKS) {
        fprintf(stderr, "expected a ring that is a power of two, 1 to 99999 nodes, 1 to %d links\n", MOST_LINKS);
        return 2;
    }
    signal(SIGTERM, on_signal);
    signal(SIGINT, on_signal);
    if (!fleet_make(&load.fleet, nodes, ring, seed, group)) {
        fprintf(stderr, "no memory for %d nodes\n", nodes);
        return 2;
    }
    load.fleet.is_blind = is_blind;
    snprintf(load.state_topic, TOPIC_ROOM, "spBv1.0/STATE/%s", host);
    if (backlog > 0) {
        take_backlog(&load, backlog);
        say("prepared");
    }
    if (!open_links(&load, port, group)) return 2;
    if (is_blind) {
        load.is_host_online = true;
        load.unborn = nodes;
    }
    bool is_good = wait_for_host(&load);
    say("running");
    for (; is_good && load.phase < load.phase_count; load.phase++) is_good = run_phase(&load);
    is_good = is_good && drain(&load);
    if (!is_good) return 1;
    print_result(&load);
    for (int i = 0; i < load.link_count; i++) link_close(load.links[i]);
    fleet_free(&load.fleet);
    return 0;
}
