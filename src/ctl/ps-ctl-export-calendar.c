/* peersidectl export calendar */
#include "ps-ctl-export.h"

#include "ps-audit-note.h"
#include "ps-ctl-vault.h"
#include "ps-ical-export.h"

static const char * const formats[] = { "ics", NULL };

gboolean
ps_ctl_export_calendar (PsCtl   *ctl,
                        GError **error)
{
  const char *format = ps_ctl_export_format (ctl, formats, error);
  const char *group;
  g_autoptr (GBytes) bytes = NULL;
  gint64 group_id = 0;

  if (format == NULL || !ps_ctl_open (ctl, error))
    return FALSE;

  group = ps_ctl_options_get (ctl->options, PS_CTL_GROUP);
  if (group != NULL && !ps_ctl_find_group (ctl, group, &group_id, error))
    return FALSE;

  bytes = ps_ical_export (ps_ctl_get_reader (ctl), group_id, ctl->clock, error);

  return bytes != NULL &&
         ps_audit_note_now (ps_workspace_get_db (ctl->workspace), PS_AUDIT_EXPORT,
                            group_id != 0 ? PS_AUDIT_GROUP : PS_AUDIT_NOTHING, group_id,
                            "calendar", error) &&
         ps_ctl_export_finish (ctl, NULL, bytes, error);
}
