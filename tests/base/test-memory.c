#include "ps-memory.h"

#include "ps-test-memory.h"

#include <string.h>

#define SIZES 40

/* Fills blocks of many sizes with the word, as the libraries do that show a text. */
static gpointer *
scatter (guint number)
{
  g_autofree char *marker = ps_test_memory_marker (number);
  gpointer *blocks = g_new0 (gpointer, 2 * SIZES);

  for (guint i = 0; i < SIZES; i++)
    {
      gsize size = 16 + (gsize) i * i * 40;
      gsize slice_size = 16 + (gsize) i * 16;

      blocks[2 * i] = g_malloc0 (size + strlen (marker));
      memcpy ((char *) blocks[2 * i] + size, marker, strlen (marker));
      blocks[2 * i + 1] = g_slice_alloc0 (slice_size + 32);
      memcpy ((char *) blocks[2 * i + 1] + slice_size, marker, strlen (marker));
    }
  explicit_bzero (marker, strlen (marker));

  return blocks;
}

static void
release (gpointer *blocks)
{
  for (guint i = 0; i < SIZES; i++)
    {
      g_free (blocks[2 * i]);
      g_slice_free1 (16 + (gsize) i * 16 + 32, blocks[2 * i + 1]);
    }
  g_free (blocks);
}

static void
test_what_is_in_memory_is_found (void)
{
  gpointer *blocks;

  if (!ps_test_memory_can_look ())
    return;

  g_assert_cmpuint (ps_test_memory_count (1), ==, 0);
  blocks = scatter (1);
  g_assert_cmpuint (ps_test_memory_count (1), >=, 2 * SIZES);
  release (blocks);
}

/* The control: without being told to, the allocator leaves most of it where it was. */
static void
test_what_was_freed_stays_unless_it_is_wiped (void)
{
  if (!ps_test_memory_can_look ())
    return;

  release (scatter (2));
  g_assert_cmpuint (ps_test_memory_count (2), >, 0);
}

static void
test_what_was_freed_is_gone (void)
{
  if (!ps_test_memory_can_look ())
    return;

  ps_memory_wipe_what_is_freed ();
  release (scatter (3));
  ps_memory_sweep ();
  g_assert_cmpuint (ps_test_memory_count (3), ==, 0);
}

static void
test_what_is_still_in_use_stays (void)
{
  gpointer *blocks;

  if (!ps_test_memory_can_look ())
    return;

  blocks = scatter (4);
  ps_memory_sweep ();
  g_assert_cmpuint (ps_test_memory_count (4), >=, 2 * SIZES);
  release (blocks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/memory/what-is-in-memory-is-found", test_what_is_in_memory_is_found);
  g_test_add_func ("/memory/what-was-freed-stays-unless-it-is-wiped",
                   test_what_was_freed_stays_unless_it_is_wiped);
  g_test_add_func ("/memory/what-was-freed-is-gone", test_what_was_freed_is_gone);
  g_test_add_func ("/memory/what-is-still-in-use-stays", test_what_is_still_in_use_stays);

  return g_test_run ();
}
