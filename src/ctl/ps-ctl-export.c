#include "ps-ctl-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ps-ctl-vault.h"
#include "ps-error.h"
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
            const char  **words,
            GError      **error)
{
  *words = ps_ctl_options_get (ctl->options, option);
  if (*words == NULL || ps_text_is_valid (*words, strlen (*words)))
    {
      if (*words == NULL || ps_text_fits (*words, WORDS_MAX))
        return TRUE;

      return ps_ctl_usage (error, _("What “--%s” says is too long."), ps_ctl_option_get_name (option));
    }

  return ps_ctl_usage (error, _("What “--%s” says is not text in UTF-8."),
                       ps_ctl_option_get_name (option));
}

/**
 * ps_ctl_export_gate:
 * @given: what of each member is exported
 * @format: one of the formats
 * @group_id: (out): the group that was asked for, or 0 for all
 *
 * Errors: %G_OPTION_ERROR, and those of ps_ctl_find_group().
 *
 * Returns: (transfer full) (nullable): the gate that the export has to pass; nobody has come to it yet
 */
PsDisclosure *
ps_ctl_export_gate (PsCtl       *ctl,
                    PsGiven      given,
                    const char  *format,
                    gint64      *group_id,
                    GError     **error)
{
  const char *group = ps_ctl_options_get (ctl->options, PS_CTL_GROUP);
  const char *recipient;
  const char *purpose;

  *group_id = 0;
  if (!take_words (ctl, PS_CTL_RECIPIENT, &recipient, error) ||
      !take_words (ctl, PS_CTL_PURPOSE, &purpose, error) ||
      (group != NULL && !ps_ctl_find_group (ctl, group, group_id, error)))
    return NULL;

  return ps_disclosure_new (PS_AUDIENCE_OUTSIDE, given, format, recipient, purpose);
}

/**
 * ps_ctl_export_check:
 *
 * Errors: those of ps_disclosure_check(); where nobody was named, it says by which options it is done.
 *
 * Returns: whether everybody who has come to @gate may pass
 */
gboolean
ps_ctl_export_check (PsCtl         *ctl,
                     PsDisclosure  *gate,
                     GError       **error)
{
  g_autoptr (GError) local = NULL;

  if (ps_disclosure_check (gate, ps_ctl_get_reader (ctl), ctl->clock, &local))
    return TRUE;

  if (g_error_matches (local, PS_ERROR, PS_ERROR_INVALID))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         _("There are records of a Part 2 group among this. Say with “--recipient” who "
                           "is to have them and with “--purpose” what for; every member has to have "
                           "consented to that. “--group” exports one group only."));
  else
    g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/**
 * ps_ctl_export_add_notice:
 * @json: an object about a member
 * @notice: (nullable): from ps_disclosure_get_notice()
 * @scope: (nullable): from ps_disclosure_dup_scope()
 *
 * Writes what has to go with the record of a Part 2 group's member: 42 CFR 2.32. Others' objects stay as
 * they are.
 */
void
ps_ctl_export_add_notice (JsonBuilder *json,
                          const char  *notice,
                          const char  *scope)
{
  if (notice == NULL)
    return;

  ps_ctl_json_string (json, "notice", notice);
  ps_ctl_json_string (json, "consent", scope);
}

/* What is written, and where. */
typedef struct {
  const char *text;
  gsize       length;
  const char *path;  /* where it was asked for */
  char       *fresh; /* where it is before everybody may see it */
} Writing;

/* What is no file is written to and stays what it is. GLib would cut it to a length, which a pipe does
 * not have; from version 2.84 on that is an error.
 */
static gboolean
write_into (const Writing  *writing,
            const char     *path,
            GError        **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gsize done = 0;
  int code;

  while (fd >= 0 && done < writing->length)
    {
      gssize n = write (fd, writing->text + done, writing->length - done);

      if (n < 0 && errno != EINTR)
        break;
      done += (gsize) MAX (0, n);
    }
  if (fd >= 0 && done == writing->length && close (fd) == 0)
    return TRUE;

  code = errno;
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code));
  if (fd >= 0 && done < writing->length)
    close (fd);

  return FALSE;
}

static gboolean
write_file (const Writing  *writing,
            const char     *path,
            GError        **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;
  gboolean done;
  PsError code;

  /* A whole file takes the place of the old one, which a pipe or a device must not lose. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    done = write_into (writing, path, &local);
  else
    done = g_file_set_contents_full (path, writing->text, writing->length,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0600, &local);
  if (done)
    return TRUE;

  code = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? PS_ERROR_DISK_FULL
       : g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
         g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ROFS) ? PS_ERROR_READ_ONLY
       : PS_ERROR_STORAGE;
  name = g_filename_display_name (writing->path);
  g_set_error (error, PS_ERROR, code, _("The export could not be written to “%s”: %s"), name,
               local->message);

  return FALSE;
}

static gboolean
write_fresh (gpointer   data,
             GError   **error)
{
  const Writing *writing = data;

  return write_file (writing, writing->fresh, error);
}

static gboolean
rename_fresh (const Writing  *writing,
              GError        **error)
{
  g_autofree char *name = NULL;
  int saved;

  if (g_rename (writing->fresh, writing->path) == 0)
    return TRUE;

  saved = errno;
  name = g_filename_display_name (writing->path);
  g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("The export could not be written to “%s”: %s"), name,
               g_strerror (saved));

  return FALSE;
}

/* It passes the gate under a name that nobody looks at: either it is written down and there, or
 * neither.
 */
static gboolean
pass_into_file (PsCtl         *ctl,
                PsDisclosure  *gate,
                Writing       *writing,
                GError       **error)
{
  g_autofree char *fresh = g_strdup_printf ("%s.%08x.part", writing->path, g_random_int ());

  writing->fresh = fresh;
  if (ps_disclosure_give (gate, ps_workspace_get_db (ctl->workspace),
                          ps_workspace_get_keys (ctl->workspace), ctl->clock, write_fresh, writing,
                          error) &&
      rename_fresh (writing, error))
    return TRUE;

  g_unlink (fresh);

  return FALSE;
}

/**
 * ps_ctl_export_finish:
 * @gate: (nullable): one that ps_ctl_export_check() lets pass; %NULL for what has nothing of members
 *   in it
 * @text: (array length=length): the whole export
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
                      const char    *text,
                      gsize          length,
                      GError       **error)
{
  const char *path = ps_ctl_options_get (ctl->options, PS_CTL_OUTPUT);
  gboolean is_file = path != NULL && !g_str_equal (path, "-");
  Writing writing = { text, length, path, NULL };

  if (gate != NULL && is_file &&
      (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR)))
    return pass_into_file (ctl, gate, &writing, error);

  if (gate != NULL && !ps_disclosure_give (gate, ps_workspace_get_db (ctl->workspace),
                                           ps_workspace_get_keys (ctl->workspace), ctl->clock, NULL,
                                           NULL, error))
    return FALSE;

  if (is_file)
    return write_file (&writing, path, error);

  g_string_append_len (ctl->out, text, length);

  return TRUE;
}
