#include "workload.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define GAUGES 12
#define COUNTERS_END 16
#define NOISE_END 18
#define CALM_GAUGES 6
#define SLOW_COUNTERS_END 14
#define PULL_TO_LEVEL 256  // steps until a walk has mostly forgotten where it was
#define NOISE_STEPS 20.0
#define STATE_STEPS 600

// splitmix64
static uint64_t next_random(struct plant *plant) {
    uint64_t z = plant->random += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static double next_unit(struct plant *plant) { return ((double)(next_random(plant) >> 11) + 0.5) * 0x1p-53; }

// Box and Muller
static double next_gauss(struct plant *plant) {
    double radius = sqrt(-2.0 * log(next_unit(plant)));
    return radius * cos(2.0 * M_PI * next_unit(plant));
}

enum metric_kind metric_kind(int metric) {
    if (metric < GAUGES) return METRIC_GAUGE;
    if (metric < COUNTERS_END) return METRIC_COUNTER;
    return metric < NOISE_END ? METRIC_NOISE : METRIC_STATE;
}

int metric_scale(int metric) {
    switch (metric_kind(metric)) {
        case METRIC_GAUGE:
            return metric % 2 == 0 ? 10 : 100;
        case METRIC_COUNTER:
            return 100;
        case METRIC_NOISE:
            return 10;
        default:
            return 1;
    }
}

void metric_name(int metric, char name[4]) {
    static const int first[] = {0, GAUGES, COUNTERS_END, NOISE_END};
    enum metric_kind kind = metric_kind(metric);
    int number = (metric - first[kind] + 1) % 100;
    name[0] = "gcns"[kind];
    name[1] = (char)('0' + number / 10);
    name[2] = (char)('0' + number % 10);
    name[3] = 0;
}

struct plant *plant_new(int nodes, uint64_t seed) {
    struct plant *plant = calloc(1, sizeof *plant);
    if (!plant) return NULL;
    size_t count = (size_t)nodes * METRICS;
    plant->nodes = nodes;
    plant->random = seed;
    plant->level = calloc(count, sizeof *plant->level);
    plant->value = calloc(count, sizeof *plant->value);
    if (!plant->level || !plant->value) {
        plant_free(plant);
        return NULL;
    }

    for (size_t i = 0; i < count; i++) {
        plant->level[i] = 200 + (int32_t)(next_random(plant) % 5000);
        switch (metric_kind((int)(i % METRICS))) {
            case METRIC_COUNTER:
                plant->value[i] = (int64_t)(next_random(plant) % 10000000);
                break;
            case METRIC_STATE:
                plant->value[i] = (int64_t)(next_random(plant) & 1);
                break;
            default:
                plant->value[i] = plant->level[i];
        }
    }
    return plant;
}

void plant_free(struct plant *plant) {
    if (!plant) return;
    free(plant->level);
    free(plant->value);
    free(plant);
}

void plant_step(struct plant *plant, int node, int64_t values[METRICS]) {
    int64_t *value = plant->value + (size_t)node * METRICS;
    const int32_t *level = plant->level + (size_t)node * METRICS;
    for (int metric = 0; metric < METRICS; metric++) {
        switch (metric_kind(metric)) {
            case METRIC_GAUGE: {
                double width = metric < CALM_GAUGES ? 1.0 : 3.0;
                value[metric] += lround(next_gauss(plant) * width) - (value[metric] - level[metric]) / PULL_TO_LEVEL;
                break;
            }
            case METRIC_COUNTER:
                value[metric] += (int64_t)(next_random(plant) % (metric < SLOW_COUNTERS_END ? 20 : 200));
                break;
            case METRIC_NOISE:
                value[metric] = level[metric] + lround(next_gauss(plant) * NOISE_STEPS);
                break;
            default:
                if (next_random(plant) % STATE_STEPS == 0) value[metric] ^= 1;
        }
        values[metric] = value[metric];
    }
}
