#include "ps-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit-note.h"
#include "ps-date.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-write-task.h"

/**
 * PsRoster:
 *
 * The people who come to the groups, and the ways to change who they are. Who belongs to which
 * group is in ps-roster-groups.c.
 */
G_DEFINE_FINAL_TYPE (PsRoster, ps_roster, G_TYPE_OBJECT)

static void
ps_roster_dispose (GObject *object)
{
  PsRoster *self = PS_ROSTER (object);

  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_roster_parent_class)->dispose (object);
}

static void
ps_roster_class_init (PsRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_roster_dispose;
}

static void
ps_roster_init (PsRoster *self G_GNUC_UNUSED)
{
}

/**
 * ps_roster_new:
 * @clock: (transfer none): says what today is; outlives the roster and its lists
 *
 * Returns: (transfer full): the roster of @db
 */
PsRoster *
ps_roster_new (PsDb          *db,
               const PsClock *clock)
{
  PsRoster *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_ROSTER, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;

  return self;
}

/**
 * ps_roster_get_ways:
 *
 * Returns: (transfer full) (nullable) (element-type PsContactWayRow): how a person is reached, the
 *   way they like best first
 */
GPtrArray *
ps_roster_get_ways (PsRoster  *self,
                    gint64     id,
                    GError   **error)
{
  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return ps_contact_store_list (ps_db_get_reader (self->db), id, error);
}

typedef struct {
  const PsClock *clock;
  PsMemberRow   *row;
  gint64         group_id;
  gint64         now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  ps_member_row_free (change->row);
  g_free (change);
}

static Change *
change_new (PsRoster          *self,
            const PsMemberRow *row,
            gint64             group_id)
{
  Change *change = g_new0 (Change, 1);

  change->clock = self->clock;
  change->row = ps_member_row_copy (row);
  change->group_id = group_id;
  change->now = ps_clock_wall (self->clock);

  return change;
}

static void
clean_text (char **text)
{
  char *clean = ps_text_clean (*text);

  g_free (*text);
  *text = clean;
}

/* "S" of "Ana Silva"; nothing of one word, which is no family name. */
static char *
initial_of (const char *full_name)
{
  const char *last = strrchr (full_name, ' ');

  return last != NULL ? ps_text_initial (last) : g_strdup ("");
}

/* Within it; what stands around it is left out. */
static gboolean
has_line_break (const char *text)
{
  g_autofree char *middle = g_strstrip (g_strdup (text != NULL ? text : ""));

  return strpbrk (middle, "\n\r") != NULL;
}

static gboolean
check_length (const char  *name,
              GError     **error)
{
  if (ps_text_fits (name, PS_TEXT_NAME_MAX))
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               ngettext ("A name has at most %d character.", "A name has at most %d characters.",
                         PS_TEXT_NAME_MAX),
               PS_TEXT_NAME_MAX);

  return FALSE;
}

/* What a person typed, fit to be stored: no space around it, and not too long. */
static gboolean
clean_row (PsMemberRow  *row,
           GError      **error)
{
  g_autofree char *initial = NULL;

  if (has_line_break (row->preferred_name) || has_line_break (row->full_name))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("A name is written on one line. Enter each person on their own."));
      return FALSE;
    }

  clean_text (&row->preferred_name);
  clean_text (&row->full_name);
  clean_text (&row->initial);
  clean_text (&row->pronouns);
  clean_text (&row->language);
  clean_text (&row->access_needs);

  initial = *row->initial != '\0' ? ps_text_initial (row->initial) : initial_of (row->full_name);
  g_free (row->initial);
  row->initial = g_steal_pointer (&initial);

  if (*row->preferred_name == '\0')
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("Enter what this person likes to be called."));
      return FALSE;
    }

  return check_length (row->preferred_name, error) && check_length (row->full_name, error);
}

static gboolean
add_member (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Change *change = data;
  char today[PS_DATE_ISO_SIZE];

  if (!clean_row (change->row, error) ||
      !ps_member_store_add (conn, change->row, change->now, error))
    return FALSE;

  if (change->group_id != 0 &&
      (!ps_roster_today_of (conn, change->clock, change->group_id, today, error) ||
       !ps_membership_store_join (conn, change->group_id, change->row->id, today, change->now,
                                  NULL, error)))
    return FALSE;

  return ps_audit_note_within (conn, PS_AUDIT_ADD, PS_AUDIT_PERSON, change->row->id, NULL,
                               PS_AUDIT_GROUP, change->group_id, error);
}

/**
 * ps_roster_add_async:
 * @row: (transfer none): who; @row->ways, if it is not %NULL, is how they are reached
 * @group_id: a group that they become a member of today, in the same unit of work; or 0
 *
 * Errors: %PS_ERROR_INVALID where there is no name, %PS_ERROR_NOT_FOUND where there is no such group.
 */
void
ps_roster_add_async (PsRoster            *self,
                     const PsMemberRow   *row,
                     gint64               group_id,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_add_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  change = change_new (self, row, group_id);
  ps_write_task_run_for_id (task, self->db, add_member, change, change_free, &change->row->id);
}

/**
 * ps_roster_add_finish:
 *
 * Returns: the new person's id; 0 for an error
 */
gint64
ps_roster_add_finish (PsRoster      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

static gboolean
save_member (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  Change *change = data;

  return clean_row (change->row, error) &&
         ps_member_store_save (conn, change->row, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, change->row->id, NULL, error);
}

/**
 * ps_roster_save_async:
 * @row: (transfer none): who, and what they are to be; @row->ways, if it is not %NULL, replaces how
 *   they are reached
 *
 * Errors: %PS_ERROR_INVALID where there is no name, %PS_ERROR_NOT_FOUND.
 */
void
ps_roster_save_async (PsRoster            *self,
                      const PsMemberRow   *row,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_save_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;
  ps_write_task_run (task, self->db, save_member, change_new (self, row, 0), change_free);
}

gboolean
ps_roster_save_finish (PsRoster      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
