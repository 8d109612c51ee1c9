#include "ps-ctl-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-error.h"

/**
 * ps_ctl_export_format:
 * @formats: (array zero-terminated=1): those that this export has; the first is the usual one
 *
 * Errors: %G_OPTION_ERROR when another one was asked for.
 *
 * Returns: (transfer none) (nullable): the one of @formats that was asked for
 */
const char *
ps_ctl_export_format (PsCtl              *ctl,
                      const char * const *formats,
                      GError            **error)
{
  const char *format = ps_ctl_options_get (ctl->options, PS_CTL_FORMAT);
  g_autofree char *list = NULL;

  if (format == NULL)
    format = ctl->json ? "json" : formats[0];

  for (guint i = 0; formats[i] != NULL; i++)
    if (g_str_equal (formats[i], format))
      return formats[i];

  list = g_strjoinv (", ", (char **) formats);
  /* Translators: what was typed, and a list of words that are not translated. */
  ps_ctl_usage (error, _("This cannot be exported as “%s”. There are: %s."), format, list);

  return NULL;
}

/**
 * ps_ctl_export_finish:
 * @text: (array length=length): the whole export
 *
 * Puts it among the results, or into the file that was asked for: all of it, or the file stays as
 * it was. The file is its owner's alone, as it says who comes to a group.
 *
 * Errors: %PS_ERROR_DISK_FULL, %PS_ERROR_READ_ONLY, %PS_ERROR_STORAGE.
 */
gboolean
ps_ctl_export_finish (PsCtl       *ctl,
                      const char  *text,
                      gsize        length,
                      GError     **error)
{
  const char *path = ps_ctl_options_get (ctl->options, PS_CTL_OUTPUT);
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
  PsError code;

  if (path == NULL || g_str_equal (path, "-"))
    {
      g_string_append_len (ctl->out, text, length);
      return TRUE;
    }

  /* A whole file takes the place of the old one, which a pipe or a device must not lose. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    flags = G_FILE_SET_CONTENTS_NONE;

  if (g_file_set_contents_full (path, text, length, flags, 0600, &local))
    return TRUE;

  code = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? PS_ERROR_DISK_FULL
       : g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
         g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ROFS) ? PS_ERROR_READ_ONLY
       : PS_ERROR_STORAGE;
  name = g_filename_display_name (path);
  g_set_error (error, PS_ERROR, code, _("The export could not be written to “%s”: %s"), name,
               local->message);

  return FALSE;
}
