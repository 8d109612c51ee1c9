/* The days of a membership, corrected. */
#include "ps-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit-note.h"
#include "ps-bereavement-store.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-write-task.h"

typedef struct {
  gint64  id;
  char   *joined_on;
  char   *left_on;
  char   *reason;
} Days;

static void
days_free (gpointer data)
{
  Days *days = data;

  g_free (days->joined_on);
  g_free (days->left_on);
  g_free (days->reason);
  g_free (days);
}

static char *
dup_day (const char *iso)
{
  GDate day;

  return ps_date_from_iso (iso, &day) ? ps_date_words (&day, NULL) : g_strdup (iso);
}

/* The day somebody left is the first without them: they may join again on it. */
static gboolean
overlap (const PsMembershipRow *other,
         const char            *joined_on,
         const char            *left_on)
{
  return (other->left_on == NULL || strcmp (other->left_on, joined_on) > 0) &&
         (left_on == NULL || strcmp (left_on, other->joined_on) > 0);
}

/* Whether somebody may be a member on the days from @joined_on until @left_on, by @spell, which need
 * not be stored yet.
 */
gboolean
ps_roster_check_days (PsConn                 *conn,
                      const PsMembershipRow  *spell,
                      const char             *joined_on,
                      const char             *left_on,
                      GError                **error)
{
  g_autoptr (GPtrArray) spells = ps_membership_store_of_person (conn, spell->person_id, error);

  if (spells == NULL)
    return FALSE;

  for (guint i = 0; i < spells->len; i++)
    {
      const PsMembershipRow *other = g_ptr_array_index (spells, i);
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;

      if (other->id == spell->id || other->group_id != spell->group_id ||
          !overlap (other, joined_on, left_on))
        continue;

      from = dup_day (other->joined_on);
      until = other->left_on != NULL ? dup_day (other->left_on) : NULL;
      if (until != NULL)
        g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                     /* Translators: two days. */
                     _("They were a member from %1$s until %2$s already. Two memberships of a group"
                       " cannot overlap."), from, until);
      else
        g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                     /* Translators: %s is a day. */
                     _("They have been a member since %s already. Two memberships of a group cannot"
                       " overlap."), from);
      return FALSE;
    }

  return TRUE;
}

/* A death ends more than one membership, and so is neither recorded nor taken back with its days. */
static gboolean
check_death (PsConn                 *conn,
             const PsMembershipRow  *spell,
             const Days             *days,
             GError                **error)
{
  g_autofree char *died_on = NULL;

  if (!ps_bereavement_store_died_on (conn, spell->person_id, &died_on, error))
    return FALSE;

  if (died_on != NULL && days->left_on == NULL)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         _("It is recorded that this person died. Say when they left."));
  else if (died_on == NULL && g_strcmp0 (days->reason, "died") == 0 &&
           g_strcmp0 (spell->leave_reason, "died") != 0)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         _("That they died is recorded on their own page: it ends more than this"
                           " membership."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
save_days (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Days *days = data;
  g_autoptr (PsMembershipRow) spell = ps_membership_store_get (conn, days->id, error);

  if (spell == NULL)
    return FALSE;

  if (days->left_on != NULL && strcmp (days->left_on, days->joined_on) < 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("They cannot leave before they joined."));
      return FALSE;
    }

  return check_death (conn, spell, days, error) &&
         ps_roster_check_days (conn, spell, days->joined_on, days->left_on, error) &&
         ps_membership_store_set_days (conn, spell->id, days->joined_on, days->left_on, days->reason,
                                       error) &&
         ps_audit_note_within (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, spell->person_id, "spell",
                               PS_AUDIT_GROUP, spell->group_id, error);
}

/**
 * ps_roster_save_spell_async:
 * @membership_id: a spell of membership
 * @joined_on: the first day, YYYY-MM-DD
 * @left_on: (nullable): the first day without them, YYYY-MM-DD; %NULL while they are a member
 * @reason: (nullable): a leave reason as stored, exactly if there is @left_on
 *
 * Corrects when somebody joined and left.
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_INVALID where they leave before they join, where they would
 * die by it, and where they would be a member though they died; %PS_ERROR_CONFLICT where they would be
 * a member twice.
 */
void
ps_roster_save_spell_async (PsRoster            *self,
                            gint64               membership_id,
                            const char          *joined_on,
                            const char          *left_on,
                            const char          *reason,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Days *days;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));
  g_return_if_fail (joined_on != NULL);
  g_return_if_fail ((left_on == NULL) == (reason == NULL));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_save_spell_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  days = g_new0 (Days, 1);
  days->id = membership_id;
  days->joined_on = g_strdup (joined_on);
  days->left_on = g_strdup (left_on);
  days->reason = g_strdup (reason);
  ps_write_task_run (task, self->db, save_days, days, days_free);
}

/**
 * ps_roster_find_spell:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the spell of membership
 */
PsMembershipRow *
ps_roster_find_spell (PsRoster  *self,
                      gint64     membership_id,
                      GError   **error)
{
  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return ps_membership_store_get (ps_db_get_reader (self->db), membership_id, error);
}
