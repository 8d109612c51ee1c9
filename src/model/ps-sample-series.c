/* Guest speakers who are nobody, and what is planned for the first group's coming dates. */
#include "ps-sample-private.h"

#include <glib/gi18n-lib.h>

#include "ps-booking-store.h"
#include "ps-date-plan-store.h"
#include "ps-guest-store.h"
#include "ps-today.h"
#include "ps-upcoming.h"

static const struct {
  const char *name;
  const char *subject;
  const char *phone;
  const char *email;
} guests[] = {
  /* Translators: what invented guest speakers can speak about, in the sample data. */
  { "Noor Haddad", N_("physical therapist"), "555-0151", "noor@example.org" },
  { "Elin Marsh", N_("nutritionist"), "555-0152", "elin@example.org" },
  { "Tomas Rey", N_("acupuncture"), "555-0153", "tomas@example.org" },
};

static gboolean
add_guests (PsConn    *conn,
            PsSample  *self,
            gint64     ids[G_N_ELEMENTS (guests)],
            GError   **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guests); i++)
    {
      g_autoptr (PsGuestRow) row = ps_guest_row_new ();

      row->name = g_strdup (guests[i].name);
      row->subject = g_strdup (_(guests[i].subject));
      row->phone = g_strdup (guests[i].phone);
      row->email = g_strdup (guests[i].email);
      if (!ps_guest_store_add (conn, row, self->now, error))
        return FALSE;

      ids[i] = row->id;
    }

  return TRUE;
}

static gboolean
book (PsConn            *conn,
      PsSample          *self,
      const PsUpcoming  *date,
      gint64             guest_id,
      const char        *state,
      const char        *briefed_on,
      GError           **error)
{
  g_autoptr (PsBookingRow) row = ps_booking_row_new ();

  row->guest_id = guest_id;
  row->group_id = date->group_id;
  row->rule_on = g_strdup (date->rule_on);
  row->state = g_strdup (state);
  row->briefed_on = g_strdup (briefed_on);

  return ps_booking_store_put (conn, row, self->now, error);
}

/* The first topics by title: what has been used by chance is none of them more than another. */
static gboolean
plan_topics (PsConn    *conn,
             PsSample  *self,
             GPtrArray *dates,
             GError   **error)
{
  for (guint i = 1; i < dates->len && i < self->topics->len; i += 2)
    {
      const PsUpcoming *date = g_ptr_array_index (dates, i);

      if (!ps_date_plan_store_set_topic (conn, date->group_id, date->rule_on,
                                         g_array_index (self->topics, gint64, i), self->now, error))
        return FALSE;
    }

  return TRUE;
}

/* A #PsDbWork: after the meetings that were, what is to come. */
gboolean
ps_sample_add_series (PsConn    *conn,
                      gpointer   data,
                      GError   **error)
{
  PsSample *self = data;
  const PsSampleGroup *group = g_ptr_array_index (self->groups, 0);
  gint64 ids[G_N_ELEMENTS (guests)];
  char today[PS_DATE_ISO_SIZE];
  g_autoptr (GPtrArray) dates = NULL;

  ps_local_day (self->now, group->row->zone, today);
  if (!add_guests (conn, self, ids, error))
    return FALSE;

  dates = ps_upcoming_next (conn, group->row, self->now, 8, error);
  if (dates == NULL || !plan_topics (conn, self, dates, error))
    return FALSE;

  return dates->len < 5 ||
         (book (conn, self, g_ptr_array_index (dates, 2), ids[0], "agreed", today, error) &&
          book (conn, self, g_ptr_array_index (dates, 4), ids[1], "asked", "", error));
}
