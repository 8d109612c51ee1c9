#include "ps-memory.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* What was shown or typed is copied many times by the libraries that show it, and a copy that was
 * freed stays in memory until something else is put there, or lies behind what is. Keys and
 * passphrases are in memory of their own, which PsSecret wipes; for everything else free () itself
 * does, for the whole program: what GTK calls is the one that stands here. The allocator's own option
 * to overwrite what is freed leaves out the blocks that a thread keeps at hand, which are most.
 *
 * This file is linked into the program itself: in a library of ours it would be hidden from others.
 */

/* A checker brings an allocator of its own, which is to see every block. */
#if defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)

static struct {
  void   (*free)    (void *block);
  void * (*realloc) (void *block, size_t size);
} real;

/* By name, so that a checker that watches the allocator sees every block that is given back. */
static void
find_real (void)
{
  real.realloc = (void * (*) (void *, size_t)) dlsym (RTLD_NEXT, "realloc");
  real.free = (void (*) (void *)) dlsym (RTLD_NEXT, "free");
}

static G_GNUC_NO_INLINE void
wipe_and_free (void *block)
{
  if (block == NULL)
    return;

  if (real.free == NULL)
    find_real ();
  if (ps_memory_wiping)
    explicit_bzero (block, malloc_usable_size (block));
  real.free (block);
}

/* The allocator may move a block by itself, and would leave what was in it: so it is not asked to. */
static G_GNUC_NO_INLINE void *
move_and_wipe (void   *block,
               size_t  size)
{
  size_t had;
  void *moved;

  if (real.realloc == NULL)
    find_real ();
  if (!ps_memory_wiping || block == NULL || size == 0)
    return real.realloc (block, size);

  had = malloc_usable_size (block);
  if (size <= had && size >= had / 2)
    return block;

  moved = malloc (size);
  if (moved == NULL)
    return NULL;

  memcpy (moved, block, MIN (had, size));
  wipe_and_free (block);

  return moved;
}

/* Starting up gives back a fifth of a million blocks before there is anything to wipe: what these two
 * do then is a handful of instructions.
 */
void
free (void *block)
{
  if (!ps_memory_wiping && real.free != NULL)
    real.free (block);
  else
    wipe_and_free (block);
}

void *
realloc (void   *block,
         size_t  size)
{
  return !ps_memory_wiping && real.realloc != NULL ? real.realloc (block, size)
                                                   : move_and_wipe (block, size);
}

#endif
