#include "ps-memory.h"

#include <malloc.h>
#include <string.h>

/* Of GLib's slices, which are the allocator's own blocks from GLib 2.76 on. */
#define SLICE_MAX   1024
#define SLICE_STEP  16
#define SLICE_BYTES (512 * 1024)

#define STACK_BYTES (512 * 1024)

gboolean ps_memory_wiping = FALSE;

/**
 * ps_memory_wipe_what_is_freed:
 *
 * From now on a block is overwritten before it is given back, in a program that is linked with
 * ps-memory-free.c: to be called before a vault is opened.
 */
void
ps_memory_wipe_what_is_freed (void)
{
  ps_memory_wiping = TRUE;
}

/* Slices that were freed are given out before new ones are made, so that asking for more than there
 * can be brings all of them.
 */
static void
sweep_slices (void)
{
  if (glib_check_version (2, 76, 0) == NULL)
    return;

  for (gsize size = SLICE_STEP; size <= SLICE_MAX; size += SLICE_STEP)
    {
      void **chain = NULL;

      for (gsize n = 0; n < SLICE_BYTES / size; n++)
        {
          void **slice = g_slice_alloc (size);

          explicit_bzero (slice, size);
          *slice = chain;
          chain = slice;
        }
      while (chain != NULL)
        {
          void **next = *chain;

          *chain = NULL;
          g_slice_free1 (size, chain);
          chain = next;
        }
    }
}

/* What functions that have returned had in their own variables. */
static G_GNUC_NO_INLINE void
sweep_stack (void)
{
  char area[STACK_BYTES];

  explicit_bzero (area, sizeof area);
}

/**
 * ps_memory_give_back:
 *
 * Gives whole pages of what was freed back to the system, on whichever thread it was. To be called
 * after something large that does not come again soon; it takes a few milliseconds.
 */
void
ps_memory_give_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/**
 * ps_memory_sweep:
 *
 * Overwrites what this thread has freed and GLib has kept at hand, and what is left on its stack, and
 * gives whole pages back to the system. To be called when a vault was locked, and once more when
 * everybody has let go; it takes some hundredths of a second.
 */
void
ps_memory_sweep (void)
{
  sweep_slices ();
  sweep_stack ();
  ps_memory_give_back ();
}
