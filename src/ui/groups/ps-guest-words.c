/* What is said of guest speakers. Pure: rows and a moment in, words out. */
#include "ps-guest-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"

/**
 * ps_guest_words_about:
 *
 * Returns: (transfer full): "physical therapist · Birch Street Clinic", or less, or ""
 */
char *
ps_guest_words_about (const PsGuestRow *guest)
{
  if (*guest->subject == '\0' || *guest->organisation == '\0')
    return g_strconcat (guest->subject, guest->organisation, NULL);

  return g_strdup_printf ("%s · %s", guest->subject, guest->organisation);
}

static const char *
get_state (const PsBookingRow *booking)
{
  if (g_strcmp0 (booking->state, "agreed") == 0)
    /* Translators: of a guest who was asked to come: they will. */
    return C_("guest", "agreed");
  if (g_strcmp0 (booking->state, "declined") == 0)
    /* Translators: of a guest who was asked to come: they will not. */
    return C_("guest", "declined");

  /* Translators: of a guest who was asked to come and has not answered yet. */
  return C_("guest", "asked");
}

static void
append (GString    *text,
        const char *separator,
        const char *words)
{
  if (*words == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, words);
}

/**
 * ps_guest_words_row:
 * @bookings: (element-type PsBookingRow): what the guest is asked to
 * @now: microseconds UTC
 *
 * Returns: (transfer full): what the guest speaks about, where they are booked and when they last came,
 *   a line each
 */
char *
ps_guest_words_row (const PsGuestRow *guest,
                    GPtrArray        *bookings,
                    gint64            now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *about = ps_guest_words_about (guest);
  GString *text = g_string_new (about);
  GDate today = ps_date_of_instant (now, zone, NULL);

  for (guint i = 0; i < bookings->len; i++)
    {
      const PsBookingRow *booking = g_ptr_array_index (bookings, i);
      g_autofree char *day = NULL;
      g_autofree char *line = NULL;
      GDate date;

      if (!ps_date_from_iso (booking->rule_on, &date))
        continue;

      day = ps_date_words_day (&date, &today, NULL);
      /* Translators: where a guest speaker is expected: a day, a group, and “asked” or “agreed”. */
      line = g_strdup_printf (_("%s: %s, %s"), day, booking->group_name, get_state (booking));
      append (text, "\n", line);
    }

  if (guest->last_came_at != 0)
    {
      GDate date = ps_date_of_instant (guest->last_came_at, zone, NULL);
      g_autofree char *when = ps_date_words_relative (&date, &today, NULL);
      /* Translators: of a guest speaker: when they spoke to a group last, such as “3 weeks ago”. */
      g_autofree char *line = g_strdup_printf (_("Last came %s"), when);

      append (text, "\n", line);
    }

  return g_string_free (text, FALSE);
}

/**
 * ps_guest_words_booking:
 *
 * Returns: (transfer full): "Noor Haddad, physical therapist: agreed, briefed"
 */
char *
ps_guest_words_booking (const PsBookingRow *booking)
{
  g_autofree char *who = *booking->guest_subject != '\0'
    /* Translators: a guest speaker and what they speak about. */
    ? g_strdup_printf (C_("guest", "%s, %s"), booking->guest_name, booking->guest_subject)
    : g_strdup (booking->guest_name);

  if (*booking->briefed_on != '\0' && g_strcmp0 (booking->state, "declined") != 0)
    /* Translators: a guest speaker, and “asked” or “agreed”. Briefed: they were told what stays in
     * the room, and its limits.
     */
    return g_strdup_printf (_("%s: %s, briefed"), who, get_state (booking));

  /* Translators: a guest speaker, and “asked”, “agreed” or “declined”. */
  return g_strdup_printf (C_("guest", "%s: %s"), who, get_state (booking));
}

/**
 * ps_guest_words_coming:
 * @who: what the guest speaks about, or else their name
 * @briefed: whether they were told what stays in the room, and its limits
 *
 * Returns: (transfer full): "Guest: physical therapist, briefed"
 */
char *
ps_guest_words_coming (const char *who,
                       gboolean    briefed)
{
  /* Translators: who comes to a meeting; %s is what they speak about, such as “physical therapist”.
   * Briefed: they were told what stays in the room, and its limits.
   */
  return briefed ? g_strdup_printf (_("Guest: %s, briefed"), who)
                 : g_strdup_printf (_("Guest: %s, not briefed yet"), who);
}
