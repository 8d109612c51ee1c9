/* How many places a group has. That is a number to go by: who comes when there is none is let in. */
#include "ps-care-private.h"

#include <glib/gi18n-lib.h>

#include "ps-group-store.h"
#include "ps-membership-store.h"
#include "ps-today.h"

/**
 * ps_care_get_places:
 * @taken: (out): how many members the group has today
 * @capacity: (out): how many it is meant for; 0 for any number
 *
 * Returns: whether it is known
 */
gboolean
ps_care_get_places (PsCare *self,
                    gint64  group_id,
                    guint  *taken,
                    guint  *capacity)
{
  PsConn *reader;
  g_autoptr (PsGroupRow) group = NULL;
  char today[PS_DATE_ISO_SIZE];

  g_return_val_if_fail (PS_IS_CARE (self), FALSE);

  *taken = *capacity = 0;
  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_WAITLIST))
    return FALSE;

  reader = ps_db_get_reader (self->db);
  group = ps_group_store_get (reader, group_id, NULL);
  if (group == NULL || group->head_count)
    return FALSE;

  ps_today (self->clock, group->zone, today);
  *capacity = group->capacity;

  return ps_membership_store_count (reader, group_id, today, taken, NULL);
}

/**
 * ps_care_dup_places_words:
 *
 * Returns: (transfer full) (nullable): how many of a group's places are taken; %NULL where there is any
 *   number of them
 */
char *
ps_care_dup_places_words (PsCare *self,
                          gint64  group_id)
{
  guint taken;
  guint capacity;

  if (!ps_care_get_places (self, group_id, &taken, &capacity) || capacity == 0)
    return NULL;

  /* Translators: how many members a group has, and how many it is meant for. */
  return g_strdup_printf (ngettext ("%u of %u place", "%u of %u places", capacity), taken, capacity);
}

/**
 * ps_care_dup_full_words:
 * @n_more: how many would join
 *
 * Returns: (transfer full) (nullable): a sentence, where the group would have more members than it is
 *   meant for. That is for people to weigh: nobody is refused.
 */
char *
ps_care_dup_full_words (PsCare *self,
                        gint64  group_id,
                        guint   n_more)
{
  guint taken;
  guint capacity;

  if (!ps_care_get_places (self, group_id, &taken, &capacity) || capacity == 0 ||
      taken + n_more <= capacity)
    return NULL;

  /* Translators: %1$u is how many members there would be, %2$u how many there are meant to be. */
  return g_strdup_printf (ngettext ("This makes %1$u member; the group is meant for %2$u.",
                                    "This makes %1$u members; the group is meant for %2$u.",
                                    taken + n_more),
                          taken + n_more, capacity);
}

/**
 * ps_care_dup_room_words:
 * @n_people: how many are on the list of a meeting: members, and who comes without being one
 *
 * Returns: (transfer full) (nullable): a sentence, where those are more than the group is meant for.
 *   Nobody is sent away because of it.
 */
char *
ps_care_dup_room_words (PsCare *self,
                        gint64  group_id,
                        guint   n_people)
{
  guint taken;
  guint capacity;

  if (!ps_care_get_places (self, group_id, &taken, &capacity) || capacity == 0 ||
      n_people <= capacity)
    return NULL;

  /* Translators: %1$u is how many stand on the list of a meeting, %2$u how many a group is meant for. */
  return g_strdup_printf (ngettext ("%1$u person is on this list; the group is meant for %2$u.",
                                    "%1$u people are on this list; the group is meant for %2$u.",
                                    n_people),
                          n_people, capacity);
}
