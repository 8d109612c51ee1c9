/* How often the members come. */
#include "ps-roster-private.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-store.h"
#include "ps-right.h"
#include "ps-streak-of.h"

/* How many meetings back the words about attendance look: about two months of a weekly group. */
#define N_RECENT_MEETINGS 8

/**
 * ps_roster_dup_attendance_words:
 *
 * How often somebody came lately, said by what they did and not by what they missed (PRODUCT.md, 41).
 * Only meetings at which they were expected count.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL while there is nothing to say
 */
char *
ps_roster_dup_attendance_words (PsRoster *self,
                                gint64    person_id,
                                gint64    group_id)
{
  g_auto (GStrv) dots = ps_roster_get_attendance_dots (self, person_id, group_id,
                                                       N_RECENT_MEETINGS);
  guint n = 0;
  guint came = 0;

  for (guint i = 0; dots != NULL && dots[i] != NULL; i++)
    if (*dots[i] != '\0')
      {
        n++;
        came += ps_attendance_status_is_here (dots[i]);
      }

  if (n == 0)
    return NULL;

  if (came == 0)
    /* Translators: about a member; how many meetings in a row the group has met without them. */
    return g_strdup_printf (ngettext ("The group missed them at the last meeting",
                                      "The group missed them at the last %u meetings", n), n);

  if (came == n)
    /* Translators: about a member; %u is how many of the latest meetings they came to, all of them. */
    return g_strdup_printf (ngettext ("Came to the last meeting",
                                      "Came to all of the last %u meetings", n), n);

  /* Translators: about a member, “Came to 7 of the last 8 meetings”. */
  return g_strdup_printf (ngettext ("Came to %u of the last %u meeting",
                                    "Came to %u of the last %u meetings", n), came, n);
}

/**
 * ps_roster_dup_coming_words:
 *
 * How somebody comes to a group, with their row of meetings and, of their home group, how true they are
 * to it: see ps-streak.c. Of the home group that says it all; of another it is put after
 * ps_roster_dup_attendance_words().
 *
 * Returns: (transfer full) (nullable): a line; %NULL while there is nothing to say
 */
char *
ps_roster_dup_coming_words (PsRoster *self,
                            gint64    person_id,
                            gint64    group_id)
{
  g_autofree char *lately = ps_roster_dup_attendance_words (self, person_id, group_id);
  g_autofree char *streak = ps_streak_of_dup_words (self->db, self->clock, person_id, group_id);
  gint64 home;

  if (streak == NULL)
    return g_steal_pointer (&lately);

  if (lately == NULL ||
      (ps_history_store_home (ps_db_get_reader (self->db), person_id, &home, NULL) &&
       home == group_id))
    return g_steal_pointer (&streak);

  return g_strdup_printf ("%s · %s", lately, streak);
}

/**
 * ps_roster_get_attendance_dots:
 * @n: how many meetings at most
 *
 * Returns: (transfer full) (nullable): the person's attendance status at the group's last @n
 *   meetings, the oldest first; "" where they were not on the sheet
 */
GStrv
ps_roster_get_attendance_dots (PsRoster *self,
                               gint64    person_id,
                               gint64    group_id,
                               guint     n)
{
  g_autoptr (GPtrArray) statuses = NULL;
  GStrv dots;

  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_ROSTER))
    return NULL;

  statuses = ps_attendance_store_history (ps_db_get_reader (self->db), person_id, group_id, n, NULL);
  if (statuses == NULL)
    return NULL;

  dots = g_new0 (char *, statuses->len + 1);
  for (guint i = 0; i < statuses->len; i++)
    dots[i] = g_strdup (g_ptr_array_index (statuses, statuses->len - 1 - i));

  return dots;
}
