/* What the model knows of groups that SQL does not. */
#include "ps-ctl-check.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-rule.h"
#include "ps-zone.h"

static void
check_zone (const PsGroupRow  *row,
            GError           **error)
{
  if (*row->zone != '\0' && !ps_zone_is_valid (row->zone))
    g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                 /* Translators: the id of a group, and a name such as “Europe/Berlin”. */
                 _("Group %d meets in the time zone “%s”, which this computer does not know."),
                 (int) row->id, row->zone);
}

static void
check_rule (const PsGroupRow  *row,
            GError           **error)
{
  g_autoptr (PsRule) rule = NULL;

  /* What is wrong with the zone has been said. */
  if (*row->rule == '\0' || !ps_zone_is_valid (row->zone))
    return;

  rule = ps_rule_new (row->rule, row->starts_on, row->start_minute, row->zone, error);
  if (rule == NULL)
    /* Translators: in front of a sentence; the id of a group. */
    g_prefix_error (error, _("Group %d: "), (int) row->id);
}

/**
 * ps_ctl_check_groups:
 * @conn: a connection
 *
 * Whether the next meetings of every group can be worked out.
 */
void
ps_ctl_check_groups (PsCtlChecks *checks,
                     PsConn      *conn)
{
  GError *zone_error = NULL;
  GError *rule_error = NULL;
  g_autoptr (GArray) ids = ps_group_store_ids (conn, FALSE, -1, &zone_error);
  g_autofree char *detail = NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PsGroupRow) row = ps_group_store_get (conn, g_array_index (ids, gint64, i),
                                                       zone_error == NULL ? &zone_error : NULL);

      if (row != NULL && zone_error == NULL)
        check_zone (row, &zone_error);
      if (row != NULL && rule_error == NULL)
        check_rule (row, &rule_error);
    }

  if (ids != NULL)
    detail = g_strdup_printf (ngettext ("%u group", "%u groups", ids->len), ids->len);
  ps_ctl_checks_add (checks, "zones-known", detail, zone_error);
  ps_ctl_checks_add (checks, "group-rules", detail, rule_error);
}
