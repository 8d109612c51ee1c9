/* Preloaded into a program, it has it see a file system that this machine may not have:
 * PS_FAR_AWAY=0x6969:/home/ana/far says that what begins with that path is on NFS, and
 * PS_ROOM_LEFT=1000000 how many bytes are free. The rest of the system is as it is.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>

/* With big files, which we are built for, these are the symbols statfs64 and statvfs64. */
int
statfs (const char    *path,
        struct statfs *info)
{
  int (*real) (const char *, struct statfs *) = dlsym (RTLD_NEXT, "statfs64");
  const char *far = getenv ("PS_FAR_AWAY");
  const char *folder = far != NULL ? strchr (far, ':') : NULL;
  int result = real (path, info);

  if (folder != NULL && strncmp (path, folder + 1, strlen (folder + 1)) == 0)
    info->f_type = (__fsword_t) strtoul (far, NULL, 16);

  return result;
}

int
statvfs (const char     *path,
         struct statvfs *info)
{
  int (*real) (const char *, struct statvfs *) = dlsym (RTLD_NEXT, "statvfs64");
  const char *left = getenv ("PS_ROOM_LEFT");
  int result = real (path, info);

  if (left != NULL && result == 0)
    info->f_bavail = strtoul (left, NULL, 10) / info->f_frsize;

  return result;
}
