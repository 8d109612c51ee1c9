#include "ps-options.h"

#include <glib/gi18n-lib.h>

/**
 * ps_options_parse:
 * @self: zeroed
 * @arguments: (inout): the command line, %NULL-terminated; what was understood is taken out
 *
 * Reads the command line. `--help` prints and ends the program.
 *
 * Returns: whether it can be so, with an error of %G_OPTION_ERROR if not
 */
gboolean
ps_options_parse (PsOptions   *self,
                  char      ***arguments,
                  GError     **error)
{
  const GOptionEntry entries[] = {
    { "vault", 0, 0, G_OPTION_ARG_FILENAME, &self->vault,
      N_("Open the vault in this folder"), N_("DIR") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &self->sample,
      N_("Use a throw-away vault of invented people"), NULL },
    { "practice", 0, 0, G_OPTION_ARG_INT, &self->practice,
      N_("Run the clock of a meeting N times faster; with --sample only"), N_("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version,
      N_("Say which version this is, and which cipher library is inside"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  self->practice = 1;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Run peer support group meetings. Offline, encrypted."));
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  if (g_strv_length (*arguments) > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _("“%s” was not expected."), (*arguments)[1]);
      return FALSE;
    }

  if (self->practice < 1 || self->practice > 1000)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--practice takes a number from 1 to 1000."));
      return FALSE;
    }

  if (self->practice > 1 && !self->sample)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--practice is for a sample vault only: add --sample."));
      return FALSE;
    }

  if (self->vault != NULL && self->sample)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--vault and --sample cannot be used together."));
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_options_clear:
 * @self: options
 *
 * Frees what the options hold.
 */
void
ps_options_clear (PsOptions *self)
{
  g_clear_pointer (&self->vault, g_free);
}

/**
 * ps_options_dup_folder:
 * @self: options
 *
 * Returns: (transfer full): the folder of the vault, absolute
 */
char *
ps_options_dup_folder (const PsOptions *self)
{
  if (self->vault != NULL)
    return g_canonicalize_filename (self->vault, NULL);

  return g_build_filename (g_get_user_data_dir (), "peerside", NULL);
}
