/* Who belongs to which group, and since when. */
#include "ps-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit-note.h"
#include "ps-care-private.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-right.h"
#include "ps-today.h"
#include "ps-write-task.h"

/* Today in the zone where the group meets. */
gboolean
ps_roster_today_of (PsConn         *conn,
                    const PsClock  *clock,
                    gint64          group_id,
                    char            iso[],
                    GError        **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, group_id, error);

  if (group == NULL)
    return FALSE;

  ps_today (clock, group->zone, iso);

  return TRUE;
}

typedef struct {
  const PsClock *clock;
  gint64         person_id;
  gint64         group_id;
  gint64         membership_id;
  char          *reason;
  gboolean       archived;
  gint64         now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->reason);
  g_free (change);
}

static Change *
change_new (PsRoster *self)
{
  Change *change = g_new0 (Change, 1);

  change->clock = self->clock;
  change->now = ps_clock_wall (self->clock);

  return change;
}

static gboolean
archive_member (PsConn    *conn,
                gpointer   data,
                GError   **error)
{
  Change *change = data;

  return ps_member_store_set_archived (conn, change->person_id, change->archived, change->now,
                                       error) &&
         ps_audit_note (conn, change->archived ? PS_AUDIT_DELETE : PS_AUDIT_CHANGE, PS_AUDIT_PERSON,
                        change->person_id, change->archived ? NULL : "back", error);
}

/**
 * ps_roster_archive_async:
 * @archived: %TRUE takes a person off the roster; %FALSE is its undo
 *
 * What they came to stays recorded.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_roster_archive_async (PsRoster            *self,
                         gint64               id,
                         gboolean             archived,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_archive_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  change = change_new (self);
  change->person_id = id;
  change->archived = archived;
  ps_write_task_run (task, self->db, archive_member, change, change_free);
}

gboolean
ps_roster_archive_finish (PsRoster      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_roster_get_memberships:
 *
 * Returns: (transfer full) (nullable) (element-type PsMembershipRow): the spells of one person, the
 *   newest first
 */
GPtrArray *
ps_roster_get_memberships (PsRoster  *self,
                           gint64     person_id,
                           GError   **error)
{
  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return ps_membership_store_of_person (ps_db_get_reader (self->db), person_id, error);
}

static gboolean
note (PsConn      *conn,
      gint64       person_id,
      gint64       group_id,
      const char  *word,
      GError     **error)
{
  return ps_audit_note_within (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, person_id, word,
                               PS_AUDIT_GROUP, group_id, error);
}

static gboolean
refuse_twice (PsConn  *conn,
              gint64   group_id,
              gint64   person_id,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsMembershipRow) open =
    ps_membership_store_find_open (conn, group_id, person_id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (open != NULL)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                         _("This person is a member of the group already."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
join (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Change *change = data;
  PsMembershipRow spell = { .group_id = change->group_id, .person_id = change->person_id };
  char today[PS_DATE_ISO_SIZE];

  /* They may be known to leave, but later. */
  return ps_roster_today_of (conn, change->clock, change->group_id, today, error) &&
         ps_care_check_lives (conn, change->person_id, error) &&
         refuse_twice (conn, change->group_id, change->person_id, error) &&
         ps_roster_check_days (conn, &spell, today, NULL, error) &&
         ps_membership_store_join (conn, change->group_id, change->person_id, today, change->now,
                                   NULL, error) &&
         note (conn, change->person_id, change->group_id, "joined", error);
}

/**
 * ps_roster_join_async:
 *
 * Begins a spell of membership today.
 *
 * Errors: %PS_ERROR_CONFLICT where the person is a member already, %PS_ERROR_NOT_FOUND.
 */
void
ps_roster_join_async (PsRoster            *self,
                      gint64               person_id,
                      gint64               group_id,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_join_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  change = change_new (self);
  change->person_id = person_id;
  change->group_id = group_id;
  ps_write_task_run (task, self->db, join, change, change_free);
}

static gboolean
unjoin (PsConn    *conn,
        gpointer   data,
        GError   **error)
{
  Change *change = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (PsMembershipRow) open =
    ps_membership_store_find_open (conn, change->group_id, change->person_id, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  /* Who has left since was a member, and that stays recorded. */
  if (open == NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("This person has left the group already."));
      return FALSE;
    }

  return ps_membership_store_remove (conn, open->id, change->now, error) &&
         note (conn, change->person_id, change->group_id, "unjoined", error);
}

/**
 * ps_roster_unjoin_async:
 *
 * The undo of ps_roster_join_async(): the spell that goes on was never begun. Who was a member for
 * a time leaves.
 *
 * Errors: %PS_ERROR_CONFLICT where they have left since.
 */
void
ps_roster_unjoin_async (PsRoster            *self,
                        gint64               person_id,
                        gint64               group_id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_unjoin_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  change = change_new (self);
  change->person_id = person_id;
  change->group_id = group_id;
  ps_write_task_run (task, self->db, unjoin, change, change_free);
}

static gboolean
leave (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  Change *change = data;
  g_autoptr (PsMembershipRow) spell = ps_membership_store_get (conn, change->membership_id, error);
  char today[PS_DATE_ISO_SIZE];

  if (spell == NULL)
    return FALSE;

  if (g_strcmp0 (change->reason != NULL ? change->reason : spell->leave_reason, "died") == 0)
    return ps_care_has_died (conn, change->clock, spell, change->reason != NULL, error) &&
           note (conn, spell->person_id, spell->group_id, change->reason != NULL ? "left" : "joined",
                 error);

  if (change->reason == NULL)
    return spell->left_on == NULL ||
           (ps_care_check_lives (conn, spell->person_id, error) &&
            refuse_twice (conn, spell->group_id, spell->person_id, error) &&
            ps_roster_check_days (conn, spell, spell->joined_on, NULL, error) &&
            ps_membership_store_reopen (conn, spell->id, error) &&
            note (conn, spell->person_id, spell->group_id, "joined", error));

  if (spell->left_on != NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("This person has left the group already."));
      return FALSE;
    }

  if (!ps_roster_today_of (conn, change->clock, spell->group_id, today, error))
    return FALSE;

  /* Somebody may have been entered for a day that is still to come. */
  return ps_membership_store_leave (conn, spell->group_id, spell->person_id,
                                    strcmp (today, spell->joined_on) > 0 ? today : spell->joined_on,
                                    change->reason, error) &&
         note (conn, spell->person_id, spell->group_id, "left", error);
}

/**
 * ps_roster_leave_async:
 * @membership_id: a spell
 * @reason: (nullable): a leave reason as stored; %NULL takes a leaving back
 *
 * Ends a spell of membership: today is the first day without them.
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_CONFLICT where they have left already, or have joined again
 * since.
 */
void
ps_roster_leave_async (PsRoster            *self,
                       gint64               membership_id,
                       const char          *reason,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_leave_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  change = change_new (self);
  change->membership_id = membership_id;
  change->reason = g_strdup (reason);
  ps_write_task_run (task, self->db, leave, change, change_free);
}

/**
 * ps_roster_membership_finish:
 *
 * Returns: whether the joining, its undo or the leaving was stored
 */
gboolean
ps_roster_membership_finish (PsRoster      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_leave_reason_get_label:
 * @reason: a leave reason as stored
 *
 * Returns: (transfer none): words for people
 */
const char *
ps_leave_reason_get_label (const char *reason)
{
  static const struct {
    const char *reason;
    const char *label;
  } labels[] = {
    /* Translators: these say why somebody left a group. */
    { "moved-on-well", N_("Moved on well") },
    { "schedule", N_("The time did not suit") },
    { "transport", N_("Getting there was difficult") },
    { "health", N_("Health") },
    { "did-not-connect", N_("Did not connect with the group") },
    { "other-group", N_("Goes to another group") },
    { "not-suitable", N_("The group was not suitable") },
    { "moved-away", N_("Moved away") },
    { "died", N_("Died") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].reason, reason) == 0)
      return _(labels[i].label);

  return _("Not known");
}
