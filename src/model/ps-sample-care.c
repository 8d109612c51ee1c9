/* How the invented people look after each other: buddies, home groups, who is new, and who waits. */
#include "ps-sample-private.h"

#include "ps-buddy-store.h"
#include "ps-waitlist-store.h"
#include "ps-welcome-store.h"

/* So many people wait for a place in the first group. */
#define N_WAITING 2

static PsSampleGroup *
get_group (PsSample *self,
           guint     number)
{
  return g_ptr_array_index (self->groups, number % self->groups->len);
}

/* Every fourth of those who come has somebody who comes often, and every third a home group. */
static gboolean
add_buddies (PsConn    *conn,
             PsSample  *self,
             GError   **error)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 person_id = g_array_index (self->people, gint64, i);
      g_autoptr (GPtrArray) candidates = NULL;
      const PsBuddyRow *buddy;

      if (i % 4 != 1)
        continue;

      candidates = ps_buddy_store_candidates (conn, person_id, error);
      if (candidates == NULL)
        return FALSE;
      if (candidates->len == 0)
        continue;

      buddy = g_ptr_array_index (candidates, i % candidates->len);
      if (!ps_buddy_store_set (conn, person_id, buddy->person_id, self->now, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_member (PsConn    *conn,
           gint64     group_id,
           gint64     person_id,
           gboolean  *member,
           GError   **error)
{
  PsMembershipRow *spell;
  GError *local = NULL;

  spell = ps_membership_store_find_open (conn, group_id, person_id, &local);
  *member = spell != NULL;
  g_clear_pointer (&spell, ps_membership_row_free);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);

  return FALSE;
}

static gboolean
add_homes (PsConn    *conn,
           PsSample  *self,
           GError   **error)
{
  for (guint i = 0; i < self->people->len; i += 3)
    {
      gint64 person_id = g_array_index (self->people, gint64, i);
      gint64 group_id = get_group (self, i)->row->id;
      gboolean member;

      if (!is_member (conn, group_id, person_id, &member, error) ||
          (member && !ps_home_group_store_set (conn, person_id, group_id, self->now, error)))
        return FALSE;
    }

  return TRUE;
}

/* Who is new was greeted; the rest of it is for whoever looks at the sample. */
static gboolean
welcome (PsConn    *conn,
         PsSample  *self,
         GError   **error)
{
  g_autoptr (GPtrArray) newcomers = ps_welcome_store_list (conn, 0, 0, self->now, error);

  if (newcomers == NULL)
    return FALSE;

  for (guint i = 0; i < newcomers->len; i++)
    {
      const PsWelcomeRow *row = g_ptr_array_index (newcomers, i);

      for (guint j = 0; j < (i % 2 == 0 ? 2 : 4); j++)
        if (!ps_welcome_store_set (conn, row->group_id, row->person_id, ps_welcome_steps[j],
                                   row->first_at, ps_keys_get_user_name (self->keys), error))
          return FALSE;
    }

  return TRUE;
}

/* The last of the roster wait for the first group, which they are no members of. */
static gboolean
add_waiting (PsConn    *conn,
             PsSample  *self,
             GError   **error)
{
  gint64 group_id = get_group (self, 0)->row->id;
  guint n = 0;

  for (guint i = self->people->len; i > 0 && n < N_WAITING; i--)
    {
      gint64 person_id = g_array_index (self->people, gint64, i - 1);
      gboolean member;
      gint64 id;

      if (!is_member (conn, group_id, person_id, &member, error))
        return FALSE;
      if (member)
        continue;

      n++;
      if (!ps_waitlist_store_add (conn, group_id, person_id,
                                  self->now - (5 - n) * 7 * G_TIME_SPAN_DAY, &id, error))
        return FALSE;
    }

  return TRUE;
}

/* A #PsDbWork: after the meetings. */
gboolean
ps_sample_add_care (PsConn    *conn,
                    gpointer   data,
                    GError   **error)
{
  PsSample *self = data;

  return add_buddies (conn, self, error) &&
         add_homes (conn, self, error) &&
         welcome (conn, self, error) &&
         add_waiting (conn, self, error);
}
