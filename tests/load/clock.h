// Clocks of the load programs.
#ifndef WUXI_LOAD_CLOCK_H
#define WUXI_LOAD_CLOCK_H

#include <stdint.h>
#include <sys/resource.h>
#include <time.h>

static inline double clock_read(clockid_t id) {
    struct timespec t;
    clock_gettime(id, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// Seconds on the machine's monotonic clock, which all processes share.
static inline double now_s(void) { return clock_read(CLOCK_MONOTONIC); }

// UTC milliseconds since 1970.
static inline int64_t now_utc_ms(void) { return (int64_t)(clock_read(CLOCK_REALTIME) * 1e3); }

// Processor time of this process, user and system, seconds.
static inline void cpu_s(double *user, double *system) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    *user = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec * 1e-6;
    *system = (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec * 1e-6;
}

#endif
