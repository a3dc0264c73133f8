#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "shim.h"

enum { MAXIMUM_DESCRIPTORS = 1 << 16 };

struct header {
    uint32_t magic;
    uint32_t kind;
    uint64_t handle;
    int64_t offset;
    uint32_t path_bytes;
    uint32_t data_bytes;
};

static const uint32_t s_magic = 0x48535845;  // "EXSH"

static pthread_once_t s_once = PTHREAD_ONCE_INIT;
static pthread_mutex_t s_mutex = PTHREAD_MUTEX_INITIALIZER;
static const char *s_folder;
static size_t s_folder_length;
static int s_journal = -1;
struct control {
    _Atomic int64_t room;
    _Atomic int64_t sync_us;
};

static struct control *s_control;
static _Atomic uint64_t s_handles[MAXIMUM_DESCRIPTORS];
static uint64_t s_last_handle;

static void die(const char *what) {
    // Not stdio: it would come back to us.
    const char *parts[] = {"crash shim: ", what, "\n"};
    for (size_t i = 0; i < 3; i++) {
        if (syscall(SYS_write, 2, parts[i], strlen(parts[i])) < 0) {
            break;
        }
    }
    _exit(99);
}

static void set_up(void) {
    const char *folder = getenv("WUXI_CRASH_FOLDER");
    const char *journal = getenv("WUXI_CRASH_JOURNAL");
    const char *control = getenv("WUXI_CRASH_CONTROL");
    if (folder == NULL || journal == NULL || control == NULL) {
        return;
    }

    s_journal = (int)syscall(SYS_openat, AT_FDCWD, journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int shared = (int)syscall(SYS_openat, AT_FDCWD, control, O_RDWR | O_CLOEXEC);
    if (s_journal < 0 || shared < 0) {
        die("cannot open the journal or the control file");
    }

    void *page = (void *)syscall(SYS_mmap, NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
    if (page == MAP_FAILED) {
        die("cannot map the control file");
    }

    s_control = page;
    s_folder_length = strlen(folder);
    s_folder = folder;
}

static bool is_on(void) {
    pthread_once(&s_once, set_up);
    return s_folder != NULL;
}

bool shim_is_ours(int folder_fd, const char *path, char *absolute) {
    if (!is_on() || path == NULL) {
        return false;
    }

    if (path[0] == '/') {
        snprintf(absolute, MAXIMUM_PATH, "%s", path);
    } else {
        char link[64];
        char base[MAXIMUM_PATH];
        if (folder_fd == AT_FDCWD) {
            snprintf(link, sizeof link, "/proc/self/cwd");
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder_fd);
        }

        ssize_t length = readlink(link, base, sizeof base - 1);
        if (length < 0) {
            return false;
        }

        base[length] = '\0';
        if ((size_t)length + 1 + strlen(path) >= MAXIMUM_PATH) {
            die("a path is too long");
        }

        strcpy(absolute, base);
        strcat(absolute, "/");
        strcat(absolute, path);
    }

    for (size_t end = strlen(absolute); end > 1 && absolute[end - 1] == '/'; end--) {
        absolute[end - 1] = '\0';
    }

    return strncmp(absolute, s_folder, s_folder_length) == 0 &&
           (absolute[s_folder_length] == '/' || absolute[s_folder_length] == '\0');
}

uint64_t shim_handle(int fd) { return fd < 0 || fd >= MAXIMUM_DESCRIPTORS ? 0 : atomic_load(&s_handles[fd]); }

void shim_set_handle(int fd, uint64_t handle) {
    if (fd >= MAXIMUM_DESCRIPTORS) {
        die("too many descriptors");
    }
    atomic_store(&s_handles[fd], handle);
}

uint64_t shim_new_handle(void) { return ++s_last_handle; }

void shim_lock(void) { pthread_mutex_lock(&s_mutex); }

void shim_unlock(void) {
    int kept = errno;
    pthread_mutex_unlock(&s_mutex);
    errno = kept;
}

void shim_record(enum kind kind, uint64_t handle, int64_t offset, const char *path, const struct iovec *data,
                 int pieces, size_t data_bytes) {
    int kept = errno;
    size_t path_bytes = path == NULL ? 0 : strlen(path);
    struct header header = {s_magic, kind, handle, offset, (uint32_t)path_bytes, (uint32_t)data_bytes};
    struct iovec parts[MAXIMUM_PIECES + 2] = {{&header, sizeof header}, {(void *)path, path_bytes}};

    int count = 2;
    size_t left = data_bytes;
    for (int i = 0; i < pieces && left > 0; i++) {
        parts[count] = data[i];
        if (parts[count].iov_len > left) {
            parts[count].iov_len = left;
        }
        left -= parts[count].iov_len;
        count++;
    }

    // One call, so that a kill leaves at most the last record torn.
    ssize_t written = (ssize_t)syscall(SYS_writev, s_journal, parts, count);
    if (written != (ssize_t)(sizeof header + path_bytes + data_bytes - left)) {
        die("the journal cannot be written");
    }

    errno = kept;
}

void shim_record_text(enum kind kind, const char *path, const char *data) {
    struct iovec piece = {(void *)data, data == NULL ? 0 : strlen(data)};
    shim_record(kind, 0, 0, path, &piece, data == NULL ? 0 : 1, piece.iov_len);
}

int64_t shim_result(int64_t result) {
    shim_record(KIND_RESULT, 0, result < 0 ? -(int64_t)errno : result, NULL, NULL, 0, 0);
    return result;
}

int64_t shim_take_room(int64_t bytes) {
    int64_t room = atomic_load(&s_control->room);
    if (room < 0 || bytes <= 0) {
        return bytes;
    }

    int64_t taken = bytes < room ? bytes : room;
    if (taken < bytes) {
        shim_record(KIND_DISK_FULL, 0, bytes - taken, NULL, NULL, 0, 0);
    }

    // Whoever set it to "any" meanwhile wins.
    atomic_compare_exchange_strong(&s_control->room, &room, room - taken);
    return taken;
}

void shim_wait_for_disk(void) {
    int64_t us = atomic_load(&s_control->sync_us);
    if (us > 0) {
        struct timespec time = {us / 1000000, us % 1000000 * 1000};
        nanosleep(&time, NULL);
    }
}
