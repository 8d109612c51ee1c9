/* A mark on an attendance sheet on its way to the database, and back: what was stored is said with a
 * way to take it back, what was not with the reason. Neither is lost when the window that asked for it
 * is closed meanwhile.
 */
#include "ps-attendance-mark.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-toast.h"

/* What the sheet says of somebody, where it says nothing of them. */
#define NOTHING ""

typedef struct {
  PsAttendanceSheet *sheet;
  GtkWidget         *near;       /* weak: the window with the sheet */
  GtkWidget         *behind;     /* weak: the one that it stands over */
  PsMarkDone         done;
  gint64             person_id;
  char              *name;
  char              *old_status;
  char              *old_mode;
  char              *new_status;
  char              *new_mode;
} Mark;

static Mark *
mark_new (GtkWidget         *near,
          PsAttendanceSheet *sheet,
          gint64             person_id,
          const char        *name,
          PsMarkDone         done)
{
  PsAttendee *attendee = ps_attendance_sheet_find (sheet, person_id);
  const PsAttendanceRow *row = attendee != NULL ? ps_attendee_get_row (attendee) : NULL;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (near));
  Mark *mark = g_new0 (Mark, 1);

  mark->sheet = g_object_ref (sheet);
  mark->done = done;
  mark->person_id = person_id;
  mark->name = g_strdup (name);
  mark->old_status = g_strdup (row != NULL ? row->status : NOTHING);
  mark->old_mode = g_strdup (row != NULL ? row->mode : NOTHING);
  mark->new_status = g_strdup (NOTHING);
  mark->new_mode = g_strdup (NOTHING);
  g_set_weak_pointer (&mark->near, near);
  if (gtk_window_get_transient_for (window) != NULL)
    g_set_weak_pointer (&mark->behind, GTK_WIDGET (gtk_window_get_transient_for (window)));

  return mark;
}

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_object_unref (mark->sheet);
  g_clear_weak_pointer (&mark->near);
  g_clear_weak_pointer (&mark->behind);
  g_free (mark->name);
  g_free (mark->old_status);
  g_free (mark->old_mode);
  g_free (mark->new_status);
  g_free (mark->new_mode);
  g_free (mark);
}

static char *
dup_who (const Mark *mark)
{
  return ps_attendance_sheet_dup_label (mark->sheet, mark->person_id, mark->name);
}

/* The name stands in it: the keyboard may be three people further. */
static void
say_error (Mark         *mark,
           const GError *error)
{
  g_autoptr (GError) said = NULL;
  g_autofree char *who = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  who = dup_who (mark);
  /* Translators: %1$s is a member, %2$s a sentence that says why. */
  said = g_error_new (error->domain, error->code, _("%1$s was not marked. %2$s"), who,
                      error->message);
  if (mark->near != NULL)
    mark->done (mark->near, mark->person_id, said);
  else if (mark->behind != NULL)
    ps_toast_error (mark->behind, said);
}

static char *
dup_text (const Mark *mark)
{
  g_autofree char *who = dup_who (mark);

  if (g_str_equal (mark->new_status, NOTHING))
    /* Translators: %s is a member. */
    return g_strdup_printf (_("%s is off the list"), who);

  if (g_str_equal (mark->new_mode, "in-person"))
    /* Translators: %1$s is a member, %2$s what was marked: “Ana: Late”. */
    return g_strdup_printf (_("%1$s: %2$s"), who,
                            ps_attendance_status_get_label (mark->new_status));

  /* Translators: %1$s is a member, %2$s and %3$s what was marked: “Ana: Late, By phone”. */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), who,
                          ps_attendance_status_get_label (mark->new_status),
                          ps_attendance_mode_get_label (mark->new_mode));
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Mark *mark = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_attendance_sheet_finish (PS_ATTENDANCE_SHEET (source), result, &error))
    say_error (mark, error);
  else if (mark->near != NULL)
    mark->done (mark->near, mark->person_id, NULL);
  mark_free (mark);
}

/* Only what still stands there is taken back: somebody at the door may have marked them since. */
static gboolean
still_stands (const Mark *mark)
{
  PsAttendee *attendee = ps_attendance_sheet_find (mark->sheet, mark->person_id);
  const PsAttendanceRow *row = attendee != NULL ? ps_attendee_get_row (attendee) : NULL;

  if (row == NULL)
    return g_str_equal (mark->new_status, NOTHING);

  return g_str_equal (mark->new_status, row->status) && g_str_equal (mark->new_mode, row->mode);
}

static void
undo (gpointer data)
{
  const Mark *mark = data;
  Mark *back;

  if (mark->near == NULL)
    return;

  ps_toast_clear (mark->near);
  if (!still_stands (mark))
    {
      g_autofree char *who = dup_who (mark);
      /* Translators: %s is a member. */
      g_autofree char *text = g_strdup_printf (_("%s was marked otherwise meanwhile."), who);

      ps_toast (mark->near, text);
      return;
    }

  back = mark_new (mark->near, mark->sheet, mark->person_id, mark->name, mark->done);
  if (!g_str_equal (mark->old_status, NOTHING))
    ps_attendance_sheet_set_async (mark->sheet, mark->person_id, mark->old_status, mark->old_mode,
                                   NULL, undone_cb, back);
  else
    ps_attendance_sheet_remove_async (mark->sheet, mark->person_id, NULL, undone_cb, back);
}

/* Takes @mark. The front desk adds somebody to a meeting that runs, and takes nobody off it. */
static void
say_done (Mark *mark)
{
  g_autofree char *text = NULL;

  if (mark->near == NULL)
    {
      mark_free (mark);
      return;
    }

  text = dup_text (mark);
  mark->done (mark->near, mark->person_id, NULL);
  ps_toast_clear (mark->near);
  if (!g_str_equal (mark->old_status, NOTHING) || ps_attendance_sheet_may_remove (mark->sheet))
    {
      ps_toast_undo (mark->near, text, undo, mark, mark_free);
    }
  else
    {
      ps_toast (mark->near, text);
      mark_free (mark);
    }
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Mark *mark = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_attendance_sheet_finish (PS_ATTENDANCE_SHEET (source), result, &error))
    {
      say_done (mark);
      return;
    }

  say_error (mark, error);
  mark_free (mark);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Mark *mark = user_data;
  g_autoptr (GError) error = NULL;

  mark->person_id = ps_attendance_sheet_added_finish (PS_ATTENDANCE_SHEET (source), result, &error);
  if (mark->person_id != 0)
    {
      say_done (mark);
      return;
    }

  say_error (mark, error);
  mark_free (mark);
}

static void
set_new (Mark       *mark,
         const char *status,
         const char *mode)
{
  g_free (mark->new_status);
  g_free (mark->new_mode);
  mark->new_status = g_strdup (status);
  mark->new_mode = g_strdup (mode);
}

/**
 * ps_attendance_mark:
 * @near: the window with the sheet
 * @person_id: somebody on the sheet, or of the roster
 * @name: what they are called
 * @status: an attendance status, as stored
 * @mode: how they take part, as stored
 * @done: told how it went
 *
 * Stores a mark, and says so with a way to take it back.
 */
void
ps_attendance_mark (GtkWidget         *near,
                    PsAttendanceSheet *sheet,
                    gint64             person_id,
                    const char        *name,
                    const char        *status,
                    const char        *mode,
                    PsMarkDone         done)
{
  Mark *mark = mark_new (near, sheet, person_id, name, done);

  set_new (mark, status, mode);
  ps_attendance_sheet_set_async (sheet, person_id, status, mode, NULL, stored_cb, mark);
}

/**
 * ps_attendance_mark_add:
 * @name: of somebody whom the roster does not know
 * @expected: whether they are not here yet
 *
 * Makes a record of them and puts them on the sheet, likewise.
 */
void
ps_attendance_mark_add (GtkWidget         *near,
                        PsAttendanceSheet *sheet,
                        const char        *name,
                        gboolean           expected,
                        PsMarkDone         done)
{
  Mark *mark = mark_new (near, sheet, 0, name, done);

  set_new (mark, expected ? "expected" : "present", "in-person");
  if (expected)
    ps_attendance_sheet_expect_async (sheet, name, NULL, added_cb, mark);
  else
    ps_attendance_sheet_walk_in_async (sheet, name, NULL, added_cb, mark);
}

/**
 * ps_attendance_mark_off:
 * @attendee: somebody on the sheet
 *
 * Takes them off it, likewise.
 */
void
ps_attendance_mark_off (GtkWidget         *near,
                        PsAttendanceSheet *sheet,
                        PsAttendee        *attendee,
                        PsMarkDone         done)
{
  const PsAttendanceRow *row = ps_attendee_get_row (attendee);
  Mark *mark = mark_new (near, sheet, row->person_id, row->name, done);

  ps_attendance_sheet_remove_async (sheet, row->person_id, NULL, stored_cb, mark);
}
