/* Preloaded into the application: while the file $REFUSED_WHILE is there, the disk refuses, with
   errno $REFUSED_WITH, what the application writes into its database ($REFUSED_CALL is "write"),
   or to have it synced ("sync"). No device that could be told to fail is to be had everywhere. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int refused(int fd, const char *call) {
    const char *flag = getenv("REFUSED_WHILE"), *with = getenv("REFUSED_WITH");
    const char *which = getenv("REFUSED_CALL");
    char link[64], path[4096];
    if (!flag || !with || !which || strcmp(which, call) || access(flag, F_OK)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!strstr(path, ".sqlite3")) return 0;
    errno = atoi(with);
    return 1;
}

#define REAL(name, result, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

ssize_t write(int fd, const void *data, size_t size) {
    return refused(fd, "write") ? -1 : REAL("write", ssize_t, int, const void *, size_t)(fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    return refused(fd, "write")
               ? -1
               : REAL("pwrite", ssize_t, int, const void *, size_t, off_t)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    return refused(fd, "write")
               ? -1
               : REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t)(fd, data, size, at);
}

int fsync(int fd) { return refused(fd, "sync") ? -1 : REAL("fsync", int, int)(fd); }

int fdatasync(int fd) { return refused(fd, "sync") ? -1 : REAL("fdatasync", int, int)(fd); }
