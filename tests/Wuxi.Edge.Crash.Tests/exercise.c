// Does with files in the folder given whatever a program can do, so that the shim is seen to record it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static void expect(bool is_good, const char *what) {
    if (!is_good) {
        perror(what);
        exit(1);
    }
}

#define EXPECT(call) expect((call), #call)

static void contents(void) {
    int fd = open("a", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    EXPECT(fd >= 0);
    EXPECT(write(fd, "hello ", 6) == 6);
    EXPECT(write(fd, "world", 5) == 5);
    EXPECT(pwrite(fd, "J", 1, 0) == 1);
    struct iovec pieces[] = {{"one", 3}, {"", 0}, {"two", 3}};
    EXPECT(writev(fd, pieces, 3) == 6);
    EXPECT(pwritev(fd, pieces, 3, 5000) == 6);
    EXPECT(ftruncate(fd, 4000) == 0);
    EXPECT(ftruncate(fd, 6000) == 0);
    EXPECT(fallocate(fd, 0, 0, 7000) == 0);
    EXPECT(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 9000) == 0);
    EXPECT(posix_fallocate(fd, 0, 7100) == 0);
    EXPECT(fsync(fd) == 0);
    EXPECT(fdatasync(fd) == 0);
    int second = dup(fd);
    EXPECT(close(fd) == 0);
    EXPECT(pwrite(second, "second", 6, 100) == 6);
    EXPECT(close(second) == 0);

    int end = open("a", O_WRONLY | O_APPEND | O_CLOEXEC);
    EXPECT(write(end, "appended", 8) == 8);
    EXPECT(close(end) == 0);
    EXPECT(truncate("a", 7050) == 0);

    // What the kernel copies is not recorded, so it says that it cannot.
    int in = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    int out = creat("copied", 0600);
    EXPECT(sendfile(out, in, NULL, 100) == -1 && errno == EINVAL);
    EXPECT(copy_file_range(in, NULL, out, NULL, 100, 0) == -1);
    EXPECT(close(in) == 0 && close(out) == 0);

    int other = open("a", O_WRONLY | O_TRUNC | O_CREAT | O_DSYNC, 0600);
    EXPECT(write(other, "anew", 4) == 4);
    EXPECT(close(other) == 0);
}

static void names(const char *folder) {
    EXPECT(mkdir("inner", 0700) == 0);
    int inner = open("inner", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int fd = openat(inner, "b.tmp", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    EXPECT(write(fd, "b", 1) == 1 && fsync(fd) == 0 && close(fd) == 0);
    EXPECT(openat(inner, "b.tmp", O_WRONLY | O_CREAT | O_EXCL, 0600) == -1 && errno == EEXIST);
    EXPECT(renameat(inner, "b.tmp", inner, "b") == 0 && fsync(inner) == 0);
    EXPECT(link("inner/b", "linked") == 0);
    EXPECT(rename("linked", "inner/moved") == 0);
    EXPECT(mkdirat(inner, "empty", 0700) == 0 && rmdir("inner/empty") == 0);
    EXPECT(close(creat("inner/gone", 0600)) == 0 && unlinkat(inner, "gone", 0) == 0);
    EXPECT(unlink("nothing") == -1 && errno == ENOENT);
    EXPECT(symlink("a", "soft") == -1);
    char path[4096];
    snprintf(path, sizeof path, "%s//trailing", folder);
    EXPECT(mkdir(path, 0700) == 0);
    EXPECT(close(inner) == 0);
}

// The harness has left room for 1000 more bytes.
static void fill(void) {
    int fd = open("full", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    static char block[600];
    memset(block, 'f', sizeof block);
    EXPECT(write(fd, block, sizeof block) == sizeof block);
    EXPECT(write(fd, block, sizeof block) == 400);
    EXPECT(write(fd, block, sizeof block) == -1 && errno == ENOSPC);
    EXPECT(fallocate(fd, 0, 0, 2000) == -1 && errno == ENOSPC);
    EXPECT(posix_fallocate(fd, 0, 2000) == ENOSPC);
    EXPECT(pwrite(fd, block, sizeof block, 0) == sizeof block);
    EXPECT(close(fd) == 0);
}

int main(int count, char **arguments) {
    EXPECT(count == 3 && chdir(arguments[1]) == 0);
    if (strcmp(arguments[2], "fill") == 0) {
        fill();
    } else {
        contents();
        names(arguments[1]);
    }

    kill(getpid(), SIGKILL);
    return 1;
}
