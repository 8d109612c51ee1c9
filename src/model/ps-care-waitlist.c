/* Who waits for a place in a group. The front desk works this list too. */
#include "ps-care-private.h"

#include <glib/gi18n-lib.h>

#include "ps-contact-store.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-membership-store.h"
#include "ps-text.h"
#include "ps-today.h"

/**
 * ps_care_list_waiting:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): who waits for a place in a group, in the order
 *   they came
 */
GPtrArray *
ps_care_list_waiting (PsCare  *self,
                      gint64   group_id,
                      GError **error)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_WAITLIST, error))
    return NULL;

  return ps_waitlist_store_list (ps_db_get_reader (self->db), group_id, error);
}

/**
 * ps_care_list_waits_of:
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): what somebody waits for
 */
GPtrArray *
ps_care_list_waits_of (PsCare *self,
                       gint64  person_id)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_WAITLIST))
    return g_ptr_array_new ();

  return ps_care_or_empty (ps_waitlist_store_of (ps_db_get_reader (self->db), person_id, NULL));
}

/**
 * ps_care_find_wait:
 *
 * Returns: (transfer full) (nullable): who waits for what; %NULL where they wait no more
 */
PsWaitlistRow *
ps_care_find_wait (PsCare *self,
                   gint64  wait_id)
{
  g_autoptr (GPtrArray) waits = NULL;
  gint64 group_id;
  gint64 person_id;

  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_WAITLIST) ||
      !ps_waitlist_store_whose (ps_db_get_reader (self->db), wait_id, &group_id, &person_id, NULL))
    return NULL;

  waits = ps_care_list_waits_of (self, person_id);
  for (guint i = 0; i < waits->len; i++)
    if (((PsWaitlistRow *) g_ptr_array_index (waits, i))->id == wait_id)
      return g_ptr_array_steal_index (waits, i);

  return NULL;
}

/**
 * ps_care_list_free:
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): of each group that has a place again who is to
 *   be asked next
 */
GPtrArray *
ps_care_list_free (PsCare *self)
{
  char today[PS_DATE_ISO_SIZE];

  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_WAITLIST))
    return g_ptr_array_new ();

  ps_today (self->clock, NULL, today);

  return ps_care_or_empty (ps_waitlist_store_free (ps_db_get_reader (self->db), today, NULL));
}

/**
 * ps_care_list_offered:
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): who was offered a place and has not answered,
 *   the longest ago first
 */
GPtrArray *
ps_care_list_offered (PsCare *self)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_WAITLIST))
    return g_ptr_array_new ();

  return ps_care_or_empty (ps_waitlist_store_offered (ps_db_get_reader (self->db), NULL));
}

/**
 * ps_care_get_ways:
 * @person_id: somebody who waits for a place
 *
 * Errors: %PS_ERROR_NOT_PERMITTED of anybody else, for those who may not see the roster.
 *
 * Returns: (transfer full) (element-type PsContactWayRow): how they are reached, the way they like best
 *   first
 */
GPtrArray *
ps_care_get_ways (PsCare  *self,
                  gint64   person_id,
                  GError **error)
{
  g_autoptr (GPtrArray) waits = NULL;

  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  waits = ps_care_list_waits_of (self, person_id);
  if (waits->len == 0 && !ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return ps_contact_store_list (ps_db_get_reader (self->db), person_id, error);
}

static gboolean
wait (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  PsCareDeed *deed = data;

  return ps_waitlist_store_add (conn, deed->group_id, deed->person_id, deed->now, &deed->id, error) &&
         ps_care_deed_note (conn, deed, "waits", error);
}

/**
 * ps_care_wait_async:
 *
 * Puts somebody on the waitlist of a group, at its end. ps_care_finish_id() says which wait it is.
 *
 * Errors: %PS_ERROR_CONFLICT for a member and for who waits already, %PS_ERROR_NOT_FOUND.
 */
void
ps_care_wait_async (PsCare              *self,
                    gint64               group_id,
                    gint64               person_id,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_return_if_fail (PS_IS_CARE (self));

  ps_care_deed_run (self, PS_RIGHT_WAITLIST, ps_care_wait_async, wait,
                    ps_care_deed_new (self, group_id, person_id), cancellable, callback, user_data);
}

static gboolean
wait_new (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  PsCareDeed *deed = data;
  char *clean = ps_text_clean (deed->row->preferred_name);

  g_free (deed->row->preferred_name);
  deed->row->preferred_name = clean;
  if (*clean == '\0' || !ps_text_fits (clean, PS_TEXT_NAME_MAX))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           *clean == '\0' ? _("Enter what this person likes to be called.")
                                          : _("This name is too long."));
      return FALSE;
    }

  deed->row->walk_in = TRUE;
  if (!ps_member_store_add (conn, deed->row, deed->now, error))
    return FALSE;

  deed->person_id = deed->row->id;

  return ps_audit_note_within (conn, PS_AUDIT_ADD, PS_AUDIT_PERSON, deed->person_id, NULL,
                               PS_AUDIT_GROUP, deed->group_id, error) &&
         wait (conn, deed, error);
}

/**
 * ps_care_wait_new_async:
 * @row: (transfer none): somebody who is not known yet, and how they are reached
 *
 * Makes a light record of somebody and puts them on the waitlist, in one unit of work.
 *
 * Errors: %PS_ERROR_INVALID where there is no name or a way is none; those of ps_care_wait_async().
 */
void
ps_care_wait_new_async (PsCare              *self,
                        gint64               group_id,
                        const PsMemberRow   *row,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, group_id, 0);
  deed->row = ps_member_row_copy (row);
  ps_care_deed_run (self, PS_RIGHT_WAITLIST, ps_care_wait_new_async, wait_new, deed, cancellable,
                    callback, user_data);
}

static gboolean
offer (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  PsCareDeed *deed = data;

  return ps_waitlist_store_whose (conn, deed->id, &deed->group_id, &deed->person_id, error) &&
         ps_waitlist_store_offer (conn, deed->id, deed->at, error) &&
         ps_care_deed_note (conn, deed, deed->at != 0 ? "offered" : "waits", error);
}

/**
 * ps_care_offer_async:
 * @offered_at: when they were offered a place, microseconds UTC; 0 if they were not after all
 *
 * Errors: %PS_ERROR_NOT_FOUND for somebody who waits no more.
 */
void
ps_care_offer_async (PsCare              *self,
                     gint64               wait_id,
                     gint64               offered_at,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, 0, 0);
  deed->id = wait_id;
  deed->at = offered_at;
  ps_care_deed_run (self, PS_RIGHT_WAITLIST, ps_care_offer_async, offer, deed, cancellable, callback,
                    user_data);
}

/* Becoming a member ends the wait by itself, see ps_membership_store_join(). */
static gboolean
join (PsConn            *conn,
      const PsCareDeed  *deed,
      GError           **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, deed->group_id, error);
  char today[PS_DATE_ISO_SIZE];

  if (group == NULL || !ps_care_check_lives (conn, deed->person_id, error))
    return FALSE;

  ps_today (deed->clock, group->zone, today);

  return ps_membership_store_join (conn, deed->group_id, deed->person_id, today, deed->now, NULL,
                                   error);
}

static gboolean
end_wait (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  PsCareDeed *deed = data;
  gboolean joins = g_str_equal (deed->word, "joined");

  if (!ps_waitlist_store_whose (conn, deed->id, &deed->group_id, &deed->person_id, error))
    return FALSE;

  return (joins ? join (conn, deed, error)
                : ps_waitlist_store_end (conn, deed->id, deed->word, deed->now, error)) &&
         ps_care_deed_note (conn, deed, joins ? "joined" : "waits-no-more", error);
}

/**
 * ps_care_end_wait_async:
 * @how: `joined`, which makes a member of them today, `declined`, `elsewhere` or `removed`
 *
 * Errors: %PS_ERROR_NOT_FOUND for somebody who waits no more, %PS_ERROR_CONFLICT for a member.
 */
void
ps_care_end_wait_async (PsCare              *self,
                        gint64               wait_id,
                        const char          *how,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, 0, 0);
  deed->id = wait_id;
  deed->word = g_strdup (how);
  ps_care_deed_run (self, PS_RIGHT_WAITLIST, ps_care_end_wait_async, end_wait, deed, cancellable,
                    callback, user_data);
}

/* Who joined by it has not joined after all, and waits again by that. Who has become a member by another
 * way since stays one.
 */
static gboolean
reopen_wait (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  PsCareDeed *deed = data;
  gint64 spell;

  if (!ps_waitlist_store_whose (conn, deed->id, &deed->group_id, &deed->person_id, error) ||
      !ps_waitlist_store_find_spell (conn, deed->id, &spell, error))
    return FALSE;

  return (spell != 0 ? ps_membership_store_remove (conn, spell, deed->now, error)
                     : ps_waitlist_store_reopen (conn, deed->id, error)) &&
         ps_care_deed_note (conn, deed, spell != 0 ? "unjoined" : "waits", error);
}

/**
 * ps_care_reopen_wait_async:
 *
 * The undo of ps_care_end_wait_async(): they wait again, where they were.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_CONFLICT where they were put on the list again since.
 */
void
ps_care_reopen_wait_async (PsCare              *self,
                           gint64               wait_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, 0, 0);
  deed->id = wait_id;
  ps_care_deed_run (self, PS_RIGHT_WAITLIST, ps_care_reopen_wait_async, reopen_wait, deed,
                    cancellable, callback, user_data);
}
