/* Kills its own process, with SIGKILL, at a touch of the disk that was chosen before.
 *
 * Between two of those nothing outside the process changes, so they are all the moments there are,
 * and each can be had again by its number. The functions here are found before the C library's, by
 * the database's library, which is part of the program, and by GLib.
 */
#include "ps-proof-kill.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_bool armed;
static atomic_uint moments;
static guint last;
static PsProofCut last_cut;

#define REAL_AS(name, symbol) \
  static typeof (name) *real; \
  if (real == NULL) \
    real = (typeof (name) *) dlsym (RTLD_NEXT, symbol)

#define REAL(name) REAL_AS (name, #name)

static void
die (void)
{
  kill (getpid (), SIGKILL);
  while (TRUE)
    pause ();
}

/* Whether this touch is the one, after its end if it dies before it has begun. */
static gboolean
is_last (void)
{
  gboolean now = atomic_load (&armed) && atomic_fetch_add (&moments, 1) + 1 == last;

  if (now && last_cut == PS_PROOF_BEFORE)
    die ();

  return now;
}

#define DO(result, call) \
  gboolean now_ = is_last (); \
  result = call; \
  if (now_) \
    die ()

#define SIZE(n) (now_ && last_cut == PS_PROOF_TORN ? (n) / 2 : (n))

ssize_t
write (int         fd,
       const void *bytes,
       size_t      n)
{
  REAL (write);
  ssize_t done;

  DO (done, real (fd, bytes, SIZE (n)));

  return done;
}

/* With 64 bits of offset, as meson asks for, this is the symbol pwrite64. */
ssize_t
pwrite (int         fd,
        const void *bytes,
        size_t      n,
        off_t       offset)
{
  REAL_AS (pwrite, "pwrite64");
  ssize_t done;

  DO (done, real (fd, bytes, SIZE (n), offset));

  return done;
}

int
fsync (int fd)
{
  REAL (fsync);
  int done;

  DO (done, real (fd));

  return done;
}

int
fdatasync (int fd)
{
  REAL (fdatasync);
  int done;

  DO (done, real (fd));

  return done;
}

int
ftruncate (int   fd,
           off_t length)
{
  REAL_AS (ftruncate, "ftruncate64");
  int done;

  DO (done, real (fd, length));

  return done;
}

int
rename (const char *from,
        const char *to)
{
  REAL (rename);
  int done;

  DO (done, real (from, to));

  return done;
}

int
renameat2 (int           from_folder,
           const char   *from,
           int           to_folder,
           const char   *to,
           unsigned int  flags)
{
  REAL (renameat2);
  int done;

  DO (done, real (from_folder, from, to_folder, to, flags));

  return done;
}

int
unlink (const char *path)
{
  REAL (unlink);
  int done;

  DO (done, real (path));

  return done;
}

/**
 * ps_proof_kill_arm:
 * @moment: which touch of the disk from now on is the last, from 1; 0 for none
 * @cut: where in it
 */
void
ps_proof_kill_arm (guint      moment,
                   PsProofCut cut)
{
  last = moment;
  last_cut = cut;
  atomic_store (&moments, 0);
  atomic_store (&armed, TRUE);
}

/**
 * ps_proof_kill_moments:
 *
 * Returns: how often the disk was touched since ps_proof_kill_arm()
 */
guint
ps_proof_kill_moments (void)
{
  return atomic_load (&moments);
}
