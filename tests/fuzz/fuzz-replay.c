/* Runs a target over the files of the folders that are named: whole, cut short, and with a byte changed,
 * the same ones in every run.
 *
 * usage: replay-NAME FOLDER...
 */
#include "ps-fuzz.h"

#include <locale.h>
#include <string.h>

#define N_VARIANTS 24

static guint n_files, n_inputs;

static void
run (const char *bytes,
     gsize       n)
{
  g_autofree guint8 *exactly = ps_fuzz_copy ((const uint8_t *) bytes, n);

  LLVMFuzzerTestOneInput (exactly, n);
  n_inputs++;
}

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize n;

  g_file_get_contents (path, &bytes, &n, &error);
  g_assert_no_error (error);
  run (bytes, n);
  n_files++;

  for (gsize i = 0; i < N_VARIANTS && n > 0; i++)
    {
      gsize at = i * (n - 1) / N_VARIANTS;
      char before = bytes[at];

      run (bytes, at);
      bytes[at] = (char) (before ^ (1 << i % 8));
      run (bytes, n);
      bytes[at] = before;
    }
}

static void
run_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      run_file (path);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_print ("1..1\n");

  for (int i = 1; i < argc; i++)
    run_folder (argv[i]);

  g_print ("# %u files, %u inputs\n", n_files, n_inputs);
  g_print ("%sok 1 replay\n", n_files > 0 ? "" : "not ");

  return n_files > 0 ? 0 : 1;
}
