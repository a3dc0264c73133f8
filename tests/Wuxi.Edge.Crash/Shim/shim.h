// Preloaded into a process, this records what it does to the files under one folder, in the order in which the kernel
// did it, so that a power cut at any moment can be made up afterwards. It also answers "disk full" on demand.
//
// WUXI_CRASH_FOLDER   absolute path of the folder, without a trailing slash; without it nothing is recorded
// WUXI_CRASH_JOURNAL  file to record into
// WUXI_CRASH_CONTROL  file of 8 bytes, shared with whoever started us: how many bytes files may still grow; negative:
// any
#ifndef WUXI_CRASH_SHIM_H
#define WUXI_CRASH_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

// What is recorded. JournalKind.cs has the same numbers.
enum kind {
    KIND_OPEN = 1,       // handle: the new one; offset: flags; path
    KIND_WRITE = 2,      // handle, offset, data
    KIND_TRUNCATE = 3,   // handle, offset: the new size
    KIND_SYNC = 4,       // handle: begins; what was recorded before it is on disk when it has ended
    KIND_SYNCED = 5,     // handle; offset: 0 when it went well
    KIND_RENAME = 6,     // path, data: the new path
    KIND_UNLINK = 7,     // path
    KIND_LINK = 8,       // path, data: the new path
    KIND_MKDIR = 9,      // path
    KIND_RMDIR = 10,     // path
    KIND_RESULT = 11,    // offset: what the call before this returned, or the error negated
    KIND_UNKNOWN = 12,   // path: a call on one of our files that cannot be recorded
    KIND_DISK_FULL = 13  // offset: bytes that were refused
};

enum { MAXIMUM_PATH = 4096, MAXIMUM_PIECES = 64 };

// Copies the absolute form of a path if it is the folder or lies in it.
bool shim_is_ours(int folder_fd, const char *path, char *absolute);

// The handle of a descriptor, 0 when its file is none of ours.
uint64_t shim_handle(int fd);
void shim_set_handle(int fd, uint64_t handle);
uint64_t shim_new_handle(void);

// One call is recorded and done before the next begins; but syncs, which take long, run beside others.
void shim_lock(void);
void shim_unlock(void);

// Appends to the journal; under the lock. The data comes in pieces, as writev has it.
void shim_record(enum kind kind, uint64_t handle, int64_t offset, const char *path, const struct iovec *data,
                 int pieces, size_t data_bytes);
void shim_record_text(enum kind kind, const char *path, const char *data);

// Records how the call ended, and keeps errno. Returns `result`.
int64_t shim_result(int64_t result);

// How many of the bytes by which a file is to grow there is room for. Under the lock.
int64_t shim_take_room(int64_t bytes);

// Waits as long as a sync is to take on top of its own time.
void shim_wait_for_disk(void);

#endif
