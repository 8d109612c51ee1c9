/* What the model knows of meetings that SQL does not. */
#include "ps-ctl-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-clock-touch.h"
#include "ps-debrief-seal.h"
#include "ps-error.h"
#include "ps-seal.h"
#include "ps-session-store.h"

/* One look at one meeting. */
typedef gboolean (*MeetingFunc) (PsConn        *conn,
                                 gint64         id,
                                 const PsKeys  *keys,
                                 GError       **error);

/* Up to the first meeting for which it fails, which is named. */
static void
check_meetings (PsCtlChecks  *checks,
                const char   *name,
                PsConn       *conn,
                MeetingFunc   func,
                const PsKeys *keys)
{
  GError *error = NULL;
  g_autoptr (GArray) ids = ps_session_store_ids (conn, 0, -1, &error);
  g_autofree char *detail = NULL;

  for (guint i = 0; ids != NULL && error == NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!func (conn, id, keys, &error))
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

          /* Translators: in front of a sentence; the id of a meeting. */
          g_prefix_error (&error, _("Meeting %s: "), number);
        }
    }

  if (ids != NULL)
    detail = g_strdup_printf (ngettext ("%u meeting", "%u meetings", ids->len), ids->len);
  ps_ctl_checks_add (checks, name, detail, error);
}

static gboolean
replay (PsConn        *conn,
        gint64         id,
        const PsKeys  *keys G_GNUC_UNUSED,
        GError       **error)
{
  g_autoptr (PsSessionRow) row = ps_session_store_get (conn, id, error);
  g_autoptr (GPtrArray) agenda = row != NULL ? ps_clock_touch_load_agenda (conn, id, error) : NULL;
  g_autoptr (GArray) events = agenda != NULL ? ps_clock_touch_load (conn, id, error) : NULL;
  g_autoptr (PsMeetingClock) clock = NULL;

  if (events == NULL)
    return FALSE;

  clock = ps_meeting_clock_replay (row->planned_at, row->planned_s, agenda,
                                   (const PsClockEvent *) events->data, events->len, error);
  if (clock == NULL)
    return FALSE;

  if ((ps_meeting_clock_get_state (clock) == PS_CLOCK_ENDED) == g_str_equal (row->state, "ended"))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                       _("Its clock does not say whether it has ended."));

  return FALSE;
}

/**
 * ps_ctl_check_clocks:
 * @conn: a connection
 *
 * Whether the clock of every meeting can be played again from what was done to it.
 */
void
ps_ctl_check_clocks (PsCtlChecks *checks,
                     PsConn      *conn)
{
  check_meetings (checks, "meeting-clocks-replay", conn, replay, NULL);
}

/* A private note opens for its author alone, so those of others cannot be looked at. */
static gboolean
open_note (const PsKeys     *keys,
           const PsNoteRow  *row,
           GError          **error)
{
  PsNoteBinding binding = {
    .note = row->uid,
    .session = row->session_uid,
    .author = row->author,
    .revision = row->revision,
    .epoch = row->epoch,
  };
  g_autoptr (PsSecret) text = NULL;

  if (!ps_note_class_from_string (row->class, &binding.klass))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED, _("A note is of no known kind."));
      return FALSE;
    }

  if (binding.klass == PS_NOTE_PROCESS &&
      memcmp (&row->author, ps_keys_get_user_id (keys), sizeof row->author) != 0)
    return TRUE;

  text = ps_unseal_note (keys, &binding, g_bytes_get_data (row->sealed, NULL),
                         g_bytes_get_size (row->sealed), error);

  return text != NULL;
}

static gboolean
open_notes (PsConn        *conn,
            gint64         id,
            const PsKeys  *keys,
            GError       **error)
{
  g_autoptr (GPtrArray) notes = ps_note_store_list (conn, id, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    if (!open_note (keys, g_ptr_array_index (notes, i), error))
      return FALSE;

  return notes != NULL;
}

static gboolean
open_follow_ups (PsConn        *conn,
                 gint64         id,
                 const PsKeys  *keys,
                 GError       **error)
{
  g_autoptr (GPtrArray) rows = ps_follow_up_store_list (conn, id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PsFollowUpRow *row = g_ptr_array_index (rows, i);
      PsFollowUp *follow_up = ps_debrief_unseal_follow_up (keys, row, error);

      if (follow_up == NULL)
        return FALSE;

      ps_follow_up_free (follow_up);
    }

  return rows != NULL;
}

/**
 * ps_ctl_check_notes:
 * @conn: a connection
 * @keys: who has unlocked the vault
 *
 * Whether every sealed text opens, drafts and old revisions included. What it says is wiped at
 * once. Without the key to notes there is nothing to look at, which is no failure.
 */
void
ps_ctl_check_notes (PsCtlChecks  *checks,
                    PsConn       *conn,
                    const PsKeys *keys)
{
  if (!ps_keys_has_notes (keys))
    {
      const char *why = _("Not looked at: this user holds no key to notes.");

      ps_ctl_checks_add (checks, "notes-open", why, NULL);
      ps_ctl_checks_add (checks, "follow-ups-open", why, NULL);
      return;
    }

  check_meetings (checks, "notes-open", conn, open_notes, keys);
  check_meetings (checks, "follow-ups-open", conn, open_follow_ups, keys);
}
