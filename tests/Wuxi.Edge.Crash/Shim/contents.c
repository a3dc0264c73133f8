// What changes the contents of files, and what makes it last.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

static int64_t size_of(int fd) {
    struct stat status;
    return fstat(fd, &status) == 0 ? (int64_t)status.st_size : 0;
}

static bool appends(int fd) { return (syscall(SYS_fcntl, fd, F_GETFL) & O_APPEND) != 0; }

// Writes pieces at an offset, or at the file's own position when it is negative. As much as the disk has room for.
static ssize_t write_pieces(int fd, uint64_t handle, const struct iovec *pieces, int count, off_t offset) {
    size_t bytes = 0;
    for (int i = 0; i < count; i++) {
        bytes += pieces[i].iov_len;
    }

    shim_lock();
    int64_t size = size_of(fd);
    int64_t at = offset >= 0 ? offset : appends(fd) ? size : (int64_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
    int64_t end = at + (int64_t)bytes;
    if (end > size) {
        int64_t growth = end - (at > size ? at : size);
        int64_t room = shim_take_room(growth);
        bytes -= (size_t)(growth - room);
        if (bytes == 0) {
            shim_unlock();
            errno = ENOSPC;
            return -1;
        }
    }

    struct iovec parts[MAXIMUM_PIECES];
    int used = 0;
    size_t left = bytes;
    for (; used < count && used < MAXIMUM_PIECES && left > 0; used++) {
        parts[used] = pieces[used];
        if (parts[used].iov_len > left) {
            parts[used].iov_len = left;
        }
        left -= parts[used].iov_len;
    }

    shim_record(KIND_WRITE, handle, at, NULL, parts, used, bytes - left);
    ssize_t written = offset >= 0 ? (ssize_t)syscall(SYS_pwritev, fd, parts, (long)used, (long)at, 0L)
                                  : (ssize_t)syscall(SYS_writev, fd, parts, (long)used);
    shim_result(written);
    shim_unlock();
    return written;
}

ssize_t write(int fd, const void *data, size_t bytes) {
    uint64_t handle = shim_handle(fd);
    if (handle == 0) {
        return (ssize_t)syscall(SYS_write, fd, data, bytes);
    }

    struct iovec piece = {(void *)data, bytes};
    return write_pieces(fd, handle, &piece, 1, -1);
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
    uint64_t handle = shim_handle(fd);
    return handle == 0 ? (ssize_t)syscall(SYS_writev, fd, pieces, (long)count)
                       : write_pieces(fd, handle, pieces, count, -1);
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t offset) {
    uint64_t handle = shim_handle(fd);
    if (handle == 0) {
        return (ssize_t)syscall(SYS_pwrite64, fd, data, bytes, (long)offset);
    }

    struct iovec piece = {(void *)data, bytes};
    return write_pieces(fd, handle, &piece, 1, offset);
}

ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off64_t offset) {
    uint64_t handle = shim_handle(fd);
    return handle == 0 ? (ssize_t)syscall(SYS_pwritev, fd, pieces, (long)count, (long)offset, 0L)
                       : write_pieces(fd, handle, pieces, count, offset);
}

// On 64 bits an off_t is an off64_t, and both names are in use.
ssize_t pwrite(int fd, const void *data, size_t bytes, off_t offset) { return pwrite64(fd, data, bytes, offset); }

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset) {
    return pwritev64(fd, pieces, count, offset);
}

static int resize(int fd, uint64_t handle, off64_t size) {
    shim_lock();
    shim_record(KIND_TRUNCATE, handle, size, NULL, NULL, 0, 0);
    int result = (int)shim_result(syscall(SYS_ftruncate, fd, (long)size));
    shim_unlock();
    return result;
}

int ftruncate64(int fd, off64_t size) {
    uint64_t handle = shim_handle(fd);
    return handle == 0 ? (int)syscall(SYS_ftruncate, fd, (long)size) : resize(fd, handle, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

// Room is set aside; a file that grows by it has zeros there.
int fallocate64(int fd, int mode, off64_t offset, off64_t bytes) {
    uint64_t handle = shim_handle(fd);
    if (handle == 0) {
        return (int)syscall(SYS_fallocate, fd, mode, (long)offset, (long)bytes);
    }

    if ((mode & ~FALLOC_FL_KEEP_SIZE) != 0) {
        errno = EOPNOTSUPP;
        return -1;
    }

    shim_lock();
    int64_t growth = offset + bytes - size_of(fd);
    int result = 0;
    if (growth > 0 && shim_take_room(growth) < growth) {
        errno = ENOSPC;
        result = -1;
    } else if (growth > 0 && mode == 0) {
        shim_record(KIND_TRUNCATE, handle, offset + bytes, NULL, NULL, 0, 0);
        result = (int)shim_result(syscall(SYS_fallocate, fd, mode, (long)offset, (long)bytes));
    } else {
        result = (int)syscall(SYS_fallocate, fd, mode, (long)offset, (long)bytes);
    }

    shim_unlock();
    return result;
}

int fallocate(int fd, int mode, off_t offset, off_t bytes) { return fallocate64(fd, mode, offset, bytes); }

// Unlike fallocate, this returns the error.
int posix_fallocate64(int fd, off64_t offset, off64_t bytes) {
    return fallocate64(fd, 0, offset, bytes) == 0 ? 0 : errno;
}

int posix_fallocate(int fd, off_t offset, off_t bytes) { return posix_fallocate64(fd, offset, bytes); }

static int sync_file(int fd, long call) {
    uint64_t handle = shim_handle(fd);
    if (handle == 0) {
        return (int)syscall(call, fd);
    }

    shim_lock();
    shim_record(KIND_SYNC, handle, 0, NULL, NULL, 0, 0);
    shim_unlock();
    shim_wait_for_disk();
    int result = (int)syscall(call, fd);
    shim_lock();
    shim_record(KIND_SYNCED, handle, result, NULL, NULL, 0, 0);
    shim_unlock();
    return result;
}

int fsync(int fd) { return sync_file(fd, SYS_fsync); }

int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

// The kernel copies from file to file: not recorded, so callers are told to read and write instead, which all must be
// able to.
ssize_t sendfile64(int out, int in, off64_t *offset, size_t bytes) {
    if (shim_handle(out) != 0) {
        errno = EINVAL;
        return -1;
    }
    return (ssize_t)syscall(SYS_sendfile, out, in, offset, bytes);
}

ssize_t sendfile(int out, int in, off_t *offset, size_t bytes) { return sendfile64(out, in, offset, bytes); }

ssize_t copy_file_range(int in, off64_t *in_offset, int out, off64_t *out_offset, size_t bytes, unsigned flags) {
    if (shim_handle(out) != 0) {
        errno = EXDEV;
        return -1;
    }
    return (ssize_t)syscall(SYS_copy_file_range, in, in_offset, out, out_offset, bytes, (long)flags);
}

int ioctl(int fd, unsigned long request, ...) {
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (shim_handle(fd) != 0 && (request == FICLONE || request == FICLONERANGE)) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_ioctl, fd, request, argument);
}

// Stores through memory are not seen. SQLite's index of its log (-shm) is made anew after a crash; nothing else may do
// it.
void *mmap64(void *address, size_t bytes, int protection, int flags, int fd, off64_t offset) {
    uint64_t handle = shim_handle(fd);
    if (handle != 0 && (flags & MAP_SHARED) != 0 && (protection & PROT_WRITE) != 0) {
        shim_lock();
        shim_record(KIND_UNKNOWN, handle, 0, "mmap", NULL, 0, 0);
        shim_unlock();
    }
    return (void *)syscall(SYS_mmap, address, bytes, (long)protection, (long)flags, (long)fd, (long)offset);
}

void *mmap(void *address, size_t bytes, int protection, int flags, int fd, off_t offset) {
    return mmap64(address, bytes, protection, flags, fd, offset);
}
