// What opens files, and what changes which names there are.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

static int open_at(int folder_fd, const char *path, int flags, mode_t mode) {
    char absolute[MAXIMUM_PATH];
    if (!shim_is_ours(folder_fd, path, absolute)) {
        return (int)syscall(SYS_openat, folder_fd, path, flags, mode);
    }

    shim_lock();
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        shim_unlock();
        errno = EOPNOTSUPP;
        return -1;
    }

    uint64_t handle = shim_new_handle();
    shim_record(KIND_OPEN, handle, flags, absolute, NULL, 0, 0);
    int fd = (int)shim_result(syscall(SYS_openat, folder_fd, path, flags, mode));
    if (fd >= 0) {
        shim_set_handle(fd, handle);
    }

    shim_unlock();
    return fd;
}

// The mode stands there only where a file may be made.
#define READ_MODE(flags, mode)                                        \
    mode_t mode = 0;                                                  \
    if (((flags)&O_CREAT) != 0 || ((flags)&O_TMPFILE) == O_TMPFILE) { \
        va_list list;                                                 \
        va_start(list, flags);                                        \
        mode = (mode_t)va_arg(list, int);                             \
        va_end(list);                                                 \
    }

int open(const char *path, int flags, ...) {
    READ_MODE(flags, mode)
    return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    READ_MODE(flags, mode)
    return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int folder_fd, const char *path, int flags, ...) {
    READ_MODE(flags, mode)
    return open_at(folder_fd, path, flags, mode);
}

int openat64(int folder_fd, const char *path, int flags, ...) {
    READ_MODE(flags, mode)
    return open_at(folder_fd, path, flags | O_LARGEFILE, mode);
}

int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd) {
    if (shim_handle(fd) != 0) {
        // Before the number can be given again.
        shim_set_handle(fd, 0);
    }
    return (int)syscall(SYS_close, fd);
}

// A second descriptor of a file of ours, or one that takes the number of one.
static int duplicate(int result, int from) {
    if (result >= 0) {
        shim_set_handle(result, shim_handle(from));
    }
    return result;
}

int dup(int fd) { return duplicate((int)syscall(SYS_dup, fd), fd); }

int dup3(int fd, int to, int flags) { return duplicate((int)syscall(SYS_dup3, fd, to, flags), fd); }

int dup2(int fd, int to) { return fd == to ? fd : dup3(fd, to, 0); }

// A change of names, recorded under the lock. `other` is the second path, or NULL.
#define NAME_CALL(kind, path, other, call) \
    shim_lock();                           \
    shim_record_text(kind, path, other);   \
    int result = (int)shim_result(call);   \
    shim_unlock();                         \
    return result;

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags) {
    char absolute_from[MAXIMUM_PATH];
    char absolute_to[MAXIMUM_PATH];
    bool is_from = shim_is_ours(from_fd, from, absolute_from);
    bool is_to = shim_is_ours(to_fd, to, absolute_to);
    if (!is_from && !is_to) {
        return (int)syscall(SYS_renameat2, from_fd, from, to_fd, to, flags);
    }

    if (is_from != is_to || (flags & RENAME_EXCHANGE) != 0) {
        errno = EXDEV;
        return -1;
    }

    NAME_CALL(KIND_RENAME, absolute_from, absolute_to, syscall(SYS_renameat2, from_fd, from, to_fd, to, flags))
}

int renameat(int from_fd, const char *from, int to_fd, const char *to) {
    return renameat2(from_fd, from, to_fd, to, 0);
}

int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int folder_fd, const char *path, int flags) {
    char absolute[MAXIMUM_PATH];
    if (!shim_is_ours(folder_fd, path, absolute)) {
        return (int)syscall(SYS_unlinkat, folder_fd, path, flags);
    }

    NAME_CALL((flags & AT_REMOVEDIR) != 0 ? KIND_RMDIR : KIND_UNLINK, absolute, NULL,
              syscall(SYS_unlinkat, folder_fd, path, flags))
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int remove(const char *path) {
    int result = unlink(path);
    return result < 0 && errno == EISDIR ? rmdir(path) : result;
}

int linkat(int from_fd, const char *from, int to_fd, const char *to, int flags) {
    char absolute_from[MAXIMUM_PATH];
    char absolute_to[MAXIMUM_PATH];
    bool is_from = shim_is_ours(from_fd, from, absolute_from);
    if (!shim_is_ours(to_fd, to, absolute_to)) {
        return (int)syscall(SYS_linkat, from_fd, from, to_fd, to, flags);
    }

    if (!is_from) {
        errno = EXDEV;
        return -1;
    }

    NAME_CALL(KIND_LINK, absolute_from, absolute_to, syscall(SYS_linkat, from_fd, from, to_fd, to, flags))
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int mkdirat(int folder_fd, const char *path, mode_t mode) {
    char absolute[MAXIMUM_PATH];
    if (!shim_is_ours(folder_fd, path, absolute)) {
        return (int)syscall(SYS_mkdirat, folder_fd, path, mode);
    }

    NAME_CALL(KIND_MKDIR, absolute, NULL, syscall(SYS_mkdirat, folder_fd, path, mode))
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

// Links that are only names, and sizes set by path: nobody here needs them, and they would not be recorded.
int symlink(const char *target, const char *path) {
    char absolute[MAXIMUM_PATH];
    if (shim_is_ours(AT_FDCWD, path, absolute)) {
        errno = EPERM;
        return -1;
    }
    return (int)syscall(SYS_symlinkat, target, AT_FDCWD, path);
}

int truncate64(const char *path, off64_t size) {
    int fd = open64(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return -1;
    }

    int result = ftruncate64(fd, size);
    int kept = errno;
    close(fd);
    errno = kept;
    return result;
}

int truncate(const char *path, off_t size) { return truncate64(path, size); }
