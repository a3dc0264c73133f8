// The values of the load: 20 metrics a node, held as whole steps of their resolution, the same in every run for one
// seed.
#ifndef WUXI_LOAD_WORKLOAD_H
#define WUXI_LOAD_WORKLOAD_H

#include <stdint.h>

#define METRICS 20

// Float: 60 % random walks around a level (0.1 and 0.01 in turn) and 10 % gaussian noise (0.1). Double: 20 % counters
// (0.01). Boolean: 10 % states, which change every 600 steps on average.
enum metric_kind { METRIC_GAUGE, METRIC_COUNTER, METRIC_NOISE, METRIC_STATE };

struct plant {
    int nodes;
    uint64_t random;
    int32_t *level;  // nodes * METRICS: what walks and noise keep to
    int64_t *value;  // nodes * METRICS
};

// Null when there is no memory for it.
struct plant *plant_new(int nodes, uint64_t seed);
void plant_free(struct plant *plant);

// One step of one node; its 20 values go to values.
void plant_step(struct plant *plant, int node, int64_t values[METRICS]);

enum metric_kind metric_kind(int metric);

// Steps in one unit: 1, 10 or 100.
int metric_scale(int metric);

// Name in birth and workshop file, such as g01: four bytes with the zero.
void metric_name(int metric, char name[4]);

#endif
