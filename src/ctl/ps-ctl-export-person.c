/* peersidectl export person */
#include "ps-ctl-export.h"

#include "ps-ctl-vault.h"
#include "ps-person-export.h"

gboolean
ps_ctl_export_person (PsCtl   *ctl,
                      GError **error)
{
  static const char * const formats[] = { "json", "md", NULL };
  const char *format = ps_ctl_export_format (ctl, formats, error);
  g_autoptr (PsExported) exported = NULL;
  gint64 id;

  if (format == NULL || !ps_ctl_get_id (ps_ctl_arg (ctl, 0), &id, error) || !ps_ctl_open (ctl, error))
    return FALSE;

  exported = ps_person_export (ps_ctl_get_reader (ctl), id,
                               g_str_equal (format, "json") ? PS_EXPORT_JSON : PS_EXPORT_TEXT,
                               ctl->clock, error);

  return exported != NULL && ps_ctl_export_finish (ctl, exported->gate, exported->bytes, error);
}
