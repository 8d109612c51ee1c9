/* Which languages a paper can be in. */
#include "ps-paper-languages.h"

#include <libintl.h>
#include <string.h>

/* Where catalogues of translations are: a folder for each language. */
static gboolean
has_catalogue (const char *name)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *file = g_strdup_printf ("%s.mo", GETTEXT_PACKAGE);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", name, "LC_MESSAGES", file,
                                            NULL);

  return folder != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * ps_paper_languages_have:
 * @name: what may be a language, "de", "pt_BR", or "en"
 *
 * Returns: whether Peerside is installed in it
 */
gboolean
ps_paper_languages_have (const char *name)
{
  /* What is no name of a language might be a path. */
  return g_str_equal (name, "en") || (strpbrk (name, "/.") == NULL && has_catalogue (name));
}

static int
compare_cb (gconstpointer one,
            gconstpointer other)
{
  return strcmp (*(const char * const *) one, *(const char * const *) other);
}

/**
 * ps_paper_languages_list:
 *
 * Returns: (transfer full): the languages in which Peerside is installed, by their codes; English is
 *   always among them
 */
char **
ps_paper_languages_list (void)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  GPtrArray *names = g_ptr_array_new ();
  const char *name;

  g_ptr_array_add (names, g_strdup ("en"));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_equal (name, "en") && has_catalogue (name))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_cb);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * ps_paper_languages_current:
 *
 * Returns: (transfer full): that of ps_paper_languages_list() in which the screen is
 */
char *
ps_paper_languages_current (void)
{
  const char * const *wanted = g_get_language_names ();

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_str_equal (wanted[i], "C") && ps_paper_languages_have (wanted[i]))
      return g_strdup (wanted[i]);

  return g_strdup ("en");
}
