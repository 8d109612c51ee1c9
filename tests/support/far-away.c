/* Preloaded into a program, it has it see a folder on a file system that this machine may not have:
 * PS_FAR_AWAY=0x6969:/home/ana/far says that what begins with that path is on NFS. The rest of the
 * system is as it is.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statfs.h>

/* With big files, which we are built for, this is the symbol statfs64. */
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
