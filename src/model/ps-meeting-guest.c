/* The guest speaker of a meeting that begins. */
#include "ps-meeting-guest.h"

#include "ps-booking-store.h"
#include "ps-group-store.h"
#include "ps-guest-store.h"
#include "ps-today.h"

/**
 * ps_meeting_guest_take:
 * @draft: (inout): gets the guest who agreed to come on its date, if there is one
 */
gboolean
ps_meeting_guest_take (PsConn          *conn,
                       PsMeetingDraft  *draft,
                       GError         **error)
{
  g_autoptr (GPtrArray) bookings = NULL;
  const PsBookingRow *first;

  if (draft->rule_on == NULL)
    return TRUE;

  bookings = ps_booking_store_of_date (conn, draft->group_id, draft->rule_on, error);
  if (bookings == NULL || bookings->len == 0)
    return bookings != NULL;

  first = g_ptr_array_index (bookings, 0);
  if (g_str_equal (first->state, "agreed"))
    {
      draft->guest_id = first->guest_id;
      draft->guest_words = g_strdup (*first->guest_subject != '\0' ? first->guest_subject
                                                                   : first->guest_name);
      draft->guest_briefed = *first->briefed_on != '\0';
    }

  return TRUE;
}

/**
 * ps_meeting_guest_find_segment:
 * @agenda: (element-type PsSegmentPlan): an agenda
 *
 * Where a guest speaks: in the segment that is for one, or else in one that a guest leads, or else in
 * that of the topic: several of the built-in agendas have one for "topic or guest".
 *
 * Returns: which segment, or -1 where there is none of these
 */
int
ps_meeting_guest_find_segment (GPtrArray *agenda)
{
  int led = -1;
  int topic = -1;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (plan->kind == PS_SEGMENT_GUEST)
        return (int) i;
      if (plan->led_by == PS_LED_BY_GUEST && led < 0)
        led = (int) i;
      if (plan->kind == PS_SEGMENT_TOPIC && topic < 0)
        topic = (int) i;
    }

  return led >= 0 ? led : topic;
}

/* That they were briefed may have been ticked on the start sheet; the day of the meeting is then the
 * day of it.
 */
static gboolean
store_briefing (PsConn                *conn,
                const PsMeetingDraft  *draft,
                gint64                 now,
                GError               **error)
{
  g_autoptr (GPtrArray) bookings =
    ps_booking_store_of_date (conn, draft->group_id, draft->rule_on, error);
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, draft->group_id, error);
  char today[PS_DATE_ISO_SIZE];
  PsBookingRow *first;

  if (bookings == NULL || group == NULL)
    return FALSE;
  if (bookings->len == 0)
    return TRUE;

  first = g_ptr_array_index (bookings, 0);
  if (first->guest_id != draft->guest_id || (*first->briefed_on != '\0') == draft->guest_briefed)
    return TRUE;

  g_free (first->briefed_on);
  ps_local_day (now, group->zone, today);
  first->briefed_on = g_strdup (draft->guest_briefed ? today : "");

  return ps_booking_store_put (conn, first, now, error);
}

/**
 * ps_meeting_guest_store:
 * @draft: a meeting that begins
 * @session_id: its id
 * @now: microseconds UTC
 *
 * Stores in which segment the guest speaks, and whether they were briefed.
 */
gboolean
ps_meeting_guest_store (PsConn                *conn,
                        const PsMeetingDraft  *draft,
                        gint64                 session_id,
                        gint64                 now,
                        GError               **error)
{
  int segment = ps_meeting_guest_find_segment (draft->agenda);

  if (draft->guest_id == 0 || draft->rule_on == NULL)
    return TRUE;

  return store_briefing (conn, draft, now, error) &&
         (segment < 0 ||
          ps_guest_store_set_speaker (conn, session_id, (guint) segment, draft->guest_id, error));
}
