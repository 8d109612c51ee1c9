#include "ps-ctl-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-file-write.h"
#include "ps-text.h"

/* As long as the schema lets a recipient and a purpose be, in characters. */
#define WORDS_MAX 500

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

/* Who is to have it, or what for. */
static gboolean
take_words (PsCtl        *ctl,
            PsCtlOption   option,
            char        **words,
            GError      **error)
{
  const char *given = ps_ctl_options_get (ctl->options, option);

  if (given == NULL)
    return TRUE;

  if (!ps_text_is_valid (given, strlen (given)))
    return ps_ctl_usage (error, _("What “--%s” says is not text in UTF-8."),
                         ps_ctl_option_get_name (option));

  if (!ps_text_fits (given, WORDS_MAX))
    return ps_ctl_usage (error, _("What “--%s” says is too long."), ps_ctl_option_get_name (option));

  g_free (*words);
  *words = g_strstrip (g_strdup (given));

  return TRUE;
}

/**
 * ps_ctl_export_order:
 * @kind: what is exported
 * @format: as what
 *
 * Errors: %G_OPTION_ERROR, and those of ps_ctl_find_group().
 *
 * Returns: (transfer full) (nullable): what the options ask for
 */
PsExportOrder *
ps_ctl_export_order (PsCtl           *ctl,
                     PsExportKind     kind,
                     PsExportFormat   format,
                     GError         **error)
{
  const char *group = ps_ctl_options_get (ctl->options, PS_CTL_GROUP);
  g_autoptr (PsExportOrder) order = ps_export_order_new (kind, format, 0);

  if (!take_words (ctl, PS_CTL_RECIPIENT, &order->recipient, error) ||
      !take_words (ctl, PS_CTL_PURPOSE, &order->purpose, error) ||
      (group != NULL && !ps_ctl_find_group (ctl, group, &order->group_id, error)))
    return NULL;

  return g_steal_pointer (&order);
}

/**
 * ps_ctl_export_give:
 *
 * Makes what was ordered and gives it out.
 *
 * Errors: those of ps_export_make(), where nobody was named with the options by which it is done, and
 * those of ps_ctl_export_finish().
 */
gboolean
ps_ctl_export_give (PsCtl                *ctl,
                    const PsExportOrder  *order,
                    GError              **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsExported) exported =
    ps_export_make (ps_ctl_get_reader (ctl), order, ctl->clock, NULL, NULL, &local);

  if (exported != NULL)
    return ps_ctl_export_finish (ctl, exported->gate, exported->bytes, error);

  if (g_error_matches (local, PS_ERROR, PS_ERROR_INVALID))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         _("There are records of a Part 2 group among this. Say with “--recipient” who "
                           "is to have them and with “--purpose” what for; every member has to have "
                           "consented to that. “--group” exports one group only."));
  else
    g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/* It passes the gate under a name that nobody looks at: either it is written down and there, or
 * neither.
 */
static gboolean
pass_into_file (PsCtl         *ctl,
                PsDisclosure  *gate,
                const char    *path,
                GBytes        *bytes,
                GError       **error)
{
  g_autoptr (PsFileWrite) file = ps_file_write_new (path, bytes);

  return ps_disclosure_give (gate, ps_workspace_get_db (ctl->workspace),
                             ps_workspace_get_keys (ctl->workspace), ctl->clock,
                             ps_file_write_prepare, file, error) &&
         ps_file_write_commit (file, error);
}

/**
 * ps_ctl_export_finish:
 * @gate: (nullable): one that lets pass; %NULL for what has nothing of members in it
 * @bytes: the whole export
 *
 * Puts it among the results, or into the file that was asked for: all of it, or the file stays as
 * it was. The file is its owner's alone, as it says who comes to a group.
 *
 * Errors: %PS_ERROR_DISK_FULL, %PS_ERROR_READ_ONLY, %PS_ERROR_STORAGE, and those of
 * ps_disclosure_give().
 */
gboolean
ps_ctl_export_finish (PsCtl         *ctl,
                      PsDisclosure  *gate,
                      GBytes        *bytes,
                      GError       **error)
{
  const char *path = ps_ctl_options_get (ctl->options, PS_CTL_OUTPUT);
  gboolean is_file = path != NULL && !g_str_equal (path, "-");

  if (gate != NULL && is_file &&
      (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR)))
    return pass_into_file (ctl, gate, path, bytes, error);

  if (gate != NULL && !ps_disclosure_give (gate, ps_workspace_get_db (ctl->workspace),
                                           ps_workspace_get_keys (ctl->workspace), ctl->clock, NULL,
                                           NULL, error))
    return FALSE;

  if (is_file)
    return ps_file_write_to (path, bytes, error);

  g_string_append_len (ctl->out, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  return TRUE;
}
