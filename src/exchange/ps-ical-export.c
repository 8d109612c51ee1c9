#include "ps-ical-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-agenda-store.h"
#include "ps-closed-day-store.h"
#include "ps-content-lines.h"
#include "ps-error.h"
#include "ps-ical-series.h"
#include "ps-ical-zone.h"
#include "ps-upcoming.h"

/* The file, and the zones that its times are in: each is written once, before the events. */
typedef struct {
  PsConn     *conn;
  gint64      now;
  GHashTable *closed;
  GHashTable *zones; /* name -> the first year that is of interest */
  GString    *events;
} Calendar;

static void
calendar_clear (Calendar *self)
{
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_pointer (&self->zones, g_hash_table_unref);
  g_string_free (self->events, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, calendar_clear)

static GHashTable *
read_closed (PsConn  *conn,
             GError **error)
{
  g_autoptr (GPtrArray) rows = ps_closed_day_store_list (conn, "", error);
  GHashTable *closed;

  if (rows == NULL)
    return NULL;

  closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const PsClosedDayRow *row = g_ptr_array_index (rows, i);

      g_hash_table_add (closed, g_strdup (row->closed_on));
    }

  return closed;
}

/**
 * ps_ical_export_dup_name:
 *
 * Returns: (transfer full): what a group is called in a calendar that anybody may see: its neutral name
 *   where it has one; a Part 2 group is never called by its own, which says what people come for
 */
char *
ps_ical_export_dup_name (const PsGroupRow *group)
{
  if (*group->neutral_name != '\0')
    return g_strdup (group->neutral_name);

  /* Translators: what a meeting is called where nobody is to learn which group it is. */
  return g_strdup (group->part2 ? _("Group meeting") : group->name);
}

static void
want_zone (Calendar   *self,
           const char *name,
           int         year)
{
  gpointer known = g_hash_table_lookup (self->zones, name);

  if (strcmp (name, "UTC") == 0)
    return;

  if (known == NULL || year < GPOINTER_TO_INT (known))
    g_hash_table_insert (self->zones, g_strdup (name), GINT_TO_POINTER (year));
}

static gboolean
add_group (Calendar *self,
           gint64    id,
           GError  **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (self->conn, id, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (PsRule) rule = NULL;
  g_autoptr (GPtrArray) dates = NULL;
  g_autofree char *name = NULL;
  PsIcalSeries series;

  if (group == NULL)
    return FALSE;

  rule = ps_upcoming_rule (group, &local);
  if (rule == NULL)
    {
      if (local == NULL)
        return TRUE;

      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  dates = ps_group_store_dates (self->conn, id, error);
  if (dates == NULL)
    return FALSE;

  name = ps_ical_export_dup_name (group);
  series = (PsIcalSeries) { group, rule, dates, self->closed, name, self->now };
  want_zone (self, ps_rule_get_zone (rule), ps_ical_series_first_year (&series));
  ps_ical_series_write (self->events, &series);

  return TRUE;
}

static gboolean
add_zones (GString         *out,
           const Calendar  *self,
           GError         **error)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->zones), (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next)
    if (!ps_ical_zone_write (out, name->data,
                             GPOINTER_TO_INT (g_hash_table_lookup (self->zones, name->data)), error))
      return FALSE;

  return TRUE;
}

static gboolean
add_groups (Calendar  *self,
            gint64     group_id,
            GError   **error)
{
  g_autoptr (GArray) ids = NULL;

  if (group_id != 0)
    return add_group (self, group_id, error);

  ids = ps_group_store_ids (self->conn, FALSE, -1, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_group (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  return ids != NULL;
}

/**
 * ps_ical_export:
 * @group_id: whose meetings, or 0 for those of every group
 *
 * Writes the meetings of a group as a calendar that other programs read: RFC 5545. There is nothing of
 * members in it. It has the dates of the past as well, as far as the rule goes back.
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_INVALID where there are no dates, and where a rule or a zone
 * cannot be read on this machine.
 *
 * Returns: (transfer full): the file
 */
GBytes *
ps_ical_export (PsConn         *conn,
                gint64          group_id,
                const PsClock  *clock,
                GError        **error)
{
  g_auto (Calendar) self = { .conn = conn, .now = ps_clock_wall (clock) };
  g_autoptr (GString) out = g_string_new (NULL);

  self.events = g_string_new (NULL);
  self.zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.closed = read_closed (conn, error);
  if (self.closed == NULL || !add_groups (&self, group_id, error))
    return NULL;

  if (self.events->len == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           group_id != 0
                           ? _("This group has no fixed dates, so there is nothing for a calendar.")
                           : _("No group has fixed dates, so there is nothing for a calendar."));
      return NULL;
    }

  ps_content_lines_add (out, "BEGIN", "VCALENDAR");
  ps_content_lines_add (out, "VERSION", "2.0");
  ps_content_lines_add (out, "PRODID", "-//Peerside//Peerside//EN");
  ps_content_lines_add (out, "CALSCALE", "GREGORIAN");
  if (!add_zones (out, &self, error))
    return NULL;

  g_string_append_len (out, self.events->str, (gssize) self.events->len);
  ps_content_lines_add (out, "END", "VCALENDAR");

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
