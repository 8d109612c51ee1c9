/* peersidectl export members, attendance */
#include "ps-ctl-export.h"

#include "ps-ctl-vault.h"

/* The whole of it, in the format that was asked for. */
static gboolean
export_as (PsCtl           *ctl,
           PsExportKind     kind,
           PsExportFormat   format,
           GError         **error)
{
  g_autoptr (PsExportOrder) order = NULL;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  order = ps_ctl_export_order (ctl, kind, format, error);

  return order != NULL && ps_ctl_export_give (ctl, order, error);
}

gboolean
ps_ctl_export_members (PsCtl   *ctl,
                       GError **error)
{
  static const char * const formats[] = { "csv", "json", "vcf", NULL };
  const char *format = ps_ctl_export_format (ctl, formats, error);

  if (format == NULL)
    return FALSE;

  if (g_str_equal (format, "vcf"))
    return export_as (ctl, PS_EXPORT_CARDS, PS_EXPORT_VCARD_3, error);

  return export_as (ctl, PS_EXPORT_MEMBERS,
                    g_str_equal (format, "json") ? PS_EXPORT_JSON : PS_EXPORT_CSV, error);
}

gboolean
ps_ctl_export_attendance (PsCtl   *ctl,
                          GError **error)
{
  static const char * const formats[] = { "csv", "json", NULL };
  const char *format = ps_ctl_export_format (ctl, formats, error);

  if (format == NULL)
    return FALSE;

  return export_as (ctl, PS_EXPORT_ATTENDANCE,
                    g_str_equal (format, "json") ? PS_EXPORT_JSON : PS_EXPORT_CSV, error);
}
