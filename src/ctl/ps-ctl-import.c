/* peersidectl import */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-ctl-json.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-file-read.h"
#include "ps-member-import-work.h"
#include "ps-today.h"

static PsMemberImport *
preview (PsCtl       *ctl,
         const char  *path,
         gint64       group_id,
         PsFileSpot  *spot,
         GError     **error)
{
  g_autoptr (GBytes) bytes = ps_file_read (path, error);
  g_autoptr (PsMemberIndex) known = NULL;

  if (bytes == NULL)
    return NULL;

  known = ps_member_index_read (ps_ctl_get_reader (ctl), group_id, error);
  if (known == NULL)
    return NULL;

  return ps_member_import_new (bytes, NULL, known, NULL, spot, error);
}

static gboolean
import (PsCtl           *ctl,
        PsMemberImport  *what,
        gint64           group_id,
        GError         **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (ps_ctl_get_reader (ctl), group_id, error);
  g_autoptr (PsMemberImportWork) work = NULL;
  g_autofree char *backup = NULL;
  char today[PS_DATE_ISO_SIZE];

  if (group == NULL)
    return FALSE;

  backup = ps_backups_make (ps_workspace_get_backups (ctl->workspace), PS_BACKUP_IMPORT, NULL, error);
  if (backup == NULL)
    return FALSE;

  ps_today (ctl->clock, *group->zone != '\0' ? group->zone : NULL, today);
  work = ps_member_import_work_new (what, group_id, today, ps_clock_wall (ctl->clock));

  return ps_db_write_sync (ps_workspace_get_db (ctl->workspace), ps_member_import_work, work,
                           error);
}

static void
report_json (PsCtl                *ctl,
             const PsMemberImport *what)
{
  JsonBuilder *json;

  for (guint i = 0; i < ps_member_import_get_n_records (what); i++)
    {
      const PsMemberRecord *record = ps_member_import_get_record (what, i);

      if (record->outcome != PS_MEMBER_SKIPPED)
        continue;

      json = ps_ctl_json_new ();
      ps_ctl_json_number (json, "line", record->line);
      ps_ctl_json_string (json, "field", record->field != NULL ? record->field : "");
      ps_ctl_json_string (json, "reason", record->reason != NULL ? record->reason : "");
      ps_ctl_json_line (json, ctl->out);
    }

  json = ps_ctl_json_new ();
  ps_ctl_json_number (json, "created", ps_member_import_count (what, PS_MEMBER_CREATED));
  ps_ctl_json_number (json, "updated", ps_member_import_count (what, PS_MEMBER_UPDATED));
  ps_ctl_json_number (json, "duplicates", ps_member_import_count (what, PS_MEMBER_DUPLICATE));
  ps_ctl_json_number (json, "skipped", ps_member_import_count (what, PS_MEMBER_SKIPPED));
  ps_ctl_json_line (json, ctl->out);
}

static void
report (PsCtl                *ctl,
        const PsMemberImport *what)
{
  for (guint i = 0; i < ps_member_import_get_n_records (what); i++)
    {
      const PsMemberRecord *record = ps_member_import_get_record (what, i);

      if (record->reason == NULL)
        continue;

      /* Translators: the number of a line in a file. */
      g_string_append_printf (ctl->out, _("Line %u"), record->line);
      if (record->field != NULL)
        g_string_append_printf (ctl->out, ", %s", record->field);
      g_string_append_printf (ctl->out, ": %s (%s)\n", record->reason,
                              ps_member_outcome_title (record->outcome));
    }

  for (guint i = 0; i < PS_MEMBER_N_OUTCOMES; i++)
    g_string_append_printf (ctl->out, "%s: %u\n", ps_member_outcome_title (i),
                            ps_member_import_count (what, i));
}

/* For whoever reads along, and for them to weigh: nobody is refused. */
static void
say_full (PsCtl                *ctl,
          const PsMemberImport *what,
          gint64                group_id)
{
  g_autofree char *words =
    ps_care_dup_full_words (ps_workspace_get_care (ctl->workspace), group_id,
                            ps_member_import_count_joining (what));

  if (words != NULL && ps_member_import_count_joining (what) > 0)
    ps_ctl_say ("peersidectl: %s", words);
}

gboolean
ps_ctl_import_members (PsCtl   *ctl,
                       GError **error)
{
  const char *path = ps_ctl_arg (ctl, 0);
  g_autoptr (PsMemberImport) what = NULL;
  g_autoptr (GError) local = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  gint64 group_id;

  if (!ps_ctl_open (ctl, error) ||
      !ps_ctl_find_group (ctl, ps_ctl_options_get (ctl->options, PS_CTL_GROUP), &group_id, error))
    return FALSE;

  what = preview (ctl, path, group_id, &spot, &local);
  if (what == NULL)
    {
      ctl->refusal = ps_ctl_json_refusal (local->message, spot.line, spot.field);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  say_full (ctl, what, group_id);
  if (!ps_ctl_options_has (ctl->options, PS_CTL_DRY_RUN) && !import (ctl, what, group_id, error))
    return FALSE;

  if (ctl->json)
    report_json (ctl, what);
  else
    report (ctl, what);

  return TRUE;
}
