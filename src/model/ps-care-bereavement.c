/* Somebody has died, and their group is asked whether it wants to remember them. */
#include "ps-care-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-bereavement-store.h"
#include "ps-error.h"
#include "ps-today.h"

/**
 * ps_care_dup_died_on:
 *
 * Returns: (transfer full) (nullable): the day somebody died, YYYY-MM-DD; %NULL of the living
 */
char *
ps_care_dup_died_on (PsCare *self,
                     gint64  person_id)
{
  char *died_on = NULL;

  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  /* The front desk may know as well: it is the front desk that calls. */
  if (ps_care_may (self, PS_RIGHT_WAITLIST))
    ps_bereavement_store_died_on (ps_db_get_reader (self->db), person_id, &died_on, NULL);

  return died_on;
}

/**
 * ps_care_check_lives:
 *
 * For what makes a member of somebody. Whoever finds that they live after all takes that back, see
 * ps_care_undo_died_async(), and they are in their groups again by it.
 *
 * Errors: %PS_ERROR_CONFLICT where it is recorded that they died.
 *
 * Returns: whether they live
 */
gboolean
ps_care_check_lives (PsConn  *conn,
                     gint64   person_id,
                     GError **error)
{
  g_autofree char *died_on = NULL;

  if (!ps_bereavement_store_died_on (conn, person_id, &died_on, error))
    return FALSE;

  if (died_on == NULL)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                       _("It is recorded that this person died, so they are a member of no group."));

  return FALSE;
}

static gboolean
record (PsConn      *conn,
        PsCareDeed  *deed,
        GError     **error)
{
  char today[PS_DATE_ISO_SIZE];

  ps_today (deed->clock, NULL, today);
  if (deed->word == NULL)
    deed->word = g_strdup (today);

  if (strcmp (deed->word, today) > 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("This day is still to come."));
      return FALSE;
    }

  return ps_bereavement_store_record (conn, deed->person_id, deed->word, deed->now, error);
}

/**
 * ps_care_has_died:
 * @spell: one that ends because somebody died, or ended so
 * @has_died: whether they did; %FALSE takes it back
 *
 * For those who end a spell of membership because somebody died, which ends more than that, and who take
 * it back. There are spells that ended so before anything else did: of those nothing else comes back.
 *
 * Errors: as ps_care_died_async().
 *
 * Returns: whether it was stored
 */
gboolean
ps_care_has_died (PsConn                 *conn,
                  const PsClock          *clock,
                  const PsMembershipRow  *spell,
                  gboolean                has_died,
                  GError                **error)
{
  PsCareDeed deed = { .clock = clock, .now = ps_clock_wall (clock), .person_id = spell->person_id };
  g_autofree char *died_on = NULL;
  gboolean ok;

  if (!has_died)
    return ps_bereavement_store_died_on (conn, spell->person_id, &died_on, error) &&
           (died_on != NULL ? ps_bereavement_store_undo (conn, spell->person_id, error)
                            : ps_membership_store_reopen (conn, spell->id, error));

  ok = record (conn, &deed, error);
  g_free (deed.word);

  return ok;
}

/* The log does not say why somebody is off the roster, as it does not say why somebody left. */
static gboolean
died (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  PsCareDeed *deed = data;

  return record (conn, deed, error) &&
         ps_audit_note (conn, PS_AUDIT_DELETE, PS_AUDIT_PERSON, deed->person_id, NULL, error);
}

static gboolean
undo_died (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const PsCareDeed *deed = data;

  return ps_bereavement_store_undo (conn, deed->person_id, error) &&
         ps_care_deed_note (conn, deed, "back", error);
}

/**
 * ps_care_died_async:
 * @died_on: (nullable): the day, YYYY-MM-DD; %NULL for today
 *
 * Writes down that somebody died, see ps_bereavement_store_record().
 *
 * Errors: %PS_ERROR_INVALID for a day to come, %PS_ERROR_CONFLICT where it is recorded already.
 */
void
ps_care_died_async (PsCare              *self,
                    gint64               person_id,
                    const char          *died_on,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, 0, person_id);
  deed->word = g_strdup (died_on);
  ps_care_deed_run (self, PS_RIGHT_ROSTER, ps_care_died_async, died, deed, cancellable, callback,
                    user_data);
}

/**
 * ps_care_undo_died_async:
 *
 * It was a mistake: everything is as it was before.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_care_undo_died_async (PsCare              *self,
                         gint64               person_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PS_IS_CARE (self));

  ps_care_deed_run (self, PS_RIGHT_ROSTER, ps_care_undo_died_async, undo_died,
                    ps_care_deed_new (self, 0, person_id), cancellable, callback, user_data);
}

/**
 * ps_care_list_remembrances:
 * @group_id: a group, or 0 for all
 *
 * Returns: (transfer full) (element-type PsRemembranceRow): whom the group, or each, is asked to remember
 */
GPtrArray *
ps_care_list_remembrances (PsCare *self,
                           gint64  group_id)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_ROSTER))
    return g_ptr_array_new ();

  return ps_care_or_empty (ps_remembrance_store_list (ps_db_get_reader (self->db), group_id, NULL));
}

/**
 * ps_care_list_lost:
 *
 * Returns: (transfer full) (element-type PsRemembranceRow): who of a group died, whether it is asked about
 *   them still or not, the last first
 */
GPtrArray *
ps_care_list_lost (PsCare *self,
                   gint64  group_id)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_ROSTER))
    return g_ptr_array_new ();

  return ps_care_or_empty (ps_remembrance_store_all (ps_db_get_reader (self->db), group_id, NULL));
}

static gboolean
settle (PsConn    *conn,
        gpointer   data,
        GError   **error)
{
  const PsCareDeed *deed = data;

  return ps_remembrance_store_settle (conn, deed->id, deed->word, deed->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_NOTHING, 0, "remembrance", error);
}

/**
 * ps_care_settle_async:
 * @how: (nullable): `held` or `not-wanted`; %NULL asks the group again
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_care_settle_async (PsCare              *self,
                      gint64               remembrance_id,
                      const char          *how,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, 0, 0);
  deed->id = remembrance_id;
  deed->word = g_strdup (how);
  ps_care_deed_run (self, PS_RIGHT_ROSTER, ps_care_settle_async, settle, deed, cancellable, callback,
                    user_data);
}
