#include "ps-attendance-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-mark.h"
#include "ps-attendance-stage.h"
#include "ps-attendance-words.h"
#include "ps-attendee-keys.h"
#include "ps-attendee-list.h"
#include "ps-error-label.h"
#include "ps-form.h"
#include "ps-head-count-box.h"
#include "ps-toast.h"
#include "ps-walk-in-box.h"

/**
 * PsAttendanceDialog:
 *
 * Who is at the meeting, who is expected, or who was there. It has names in it, so it is only ever
 * opened by a person, never by itself, and the curtain closes it.
 *
 * A mark is seen when it is stored and not before; the keyboard does not wait for it.
 */
struct _PsAttendanceDialog
{
  AdwWindow          parent_instance;

  PsAttendanceSheet *sheet;
  PsSheetStage       stage;
  guint              counting;   /* head counts that are being stored */
  guint              n_said;     /* corrections that are listed */

  AdwWindowTitle    *window_title;
  GtkLabel          *stage_label;
  PsErrorLabel      *error_label;
  GtkLabel          *nobody;
  PsAttendeeList    *list;
  GtkLabel          *keys;
  PsHeadCountBox    *heads;
  GtkWidget         *trail_box;
  GtkListBox        *trail_list;
  PsWalkInBox       *walk_in;
};

G_DEFINE_FINAL_TYPE (PsAttendanceDialog, ps_attendance_dialog, ADW_TYPE_WINDOW)

static void
show_stage (PsAttendanceDialog *self)
{
  PsAttendanceStage words;

  ps_attendance_stage_get (self->stage, &words);
  if (self->stage == PS_SHEET_COMING)
    gtk_window_set_title (GTK_WINDOW (self), _("Who Is Expected"));
  else
    gtk_window_set_title (GTK_WINDOW (self),
                          self->stage == PS_SHEET_OVER ? _("Who Was Here") : _("Who Is Here"));
  gtk_label_set_label (self->stage_label, words.text);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_label), *words.text != '\0');
  gtk_label_set_label (self->nobody, words.nobody);
  ps_walk_in_box_set_flags (self->walk_in, words.walk_in);
  ps_attendee_list_update (self->list);
}

static void
show (PsAttendanceDialog *self)
{
  const PsHeadCount *heads = ps_attendance_sheet_get_heads (self->sheet);
  gboolean by_name = ps_attendance_sheet_is_by_name (self->sheet);
  gboolean counts = ps_attendance_sheet_may_count (self->sheet);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sheet));
  PsSheetStage stage = ps_attendance_sheet_get_stage (self->sheet);
  g_autofree char *words =
    stage == PS_SHEET_COMING
    ? ps_attendance_words_expected (n - ps_attendance_sheet_count_marked (self->sheet))
    : ps_attendance_words_here (ps_attendance_sheet_count_here (self->sheet), n, heads, by_name);
  g_autofree char *full = ps_attendance_sheet_dup_full (self->sheet);

  adw_window_title_set_subtitle (self->window_title,
                                 n > 0 || heads->n > 0 || !by_name ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), n == 0 && by_name);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->walk_in), by_name);
  ps_walk_in_box_set_note (self->walk_in, full);
  gtk_widget_set_visible (GTK_WIDGET (self->heads), counts);

  /* While somebody counts on, what they see is ahead of what is stored. */
  if (counts && self->counting == 0)
    ps_head_count_box_set (self->heads, heads);
  ps_head_count_box_set_beside_names (self->heads, by_name);
  self->n_said = ps_attendance_trail_show (self->sheet, self->trail_box, self->trail_list, self->n_said);

  if (stage != self->stage)
    {
      self->stage = stage;
      show_stage (self);
    }
}

static void
marked_cb (GtkWidget    *widget,
           gint64        person_id,
           const GError *error)
{
  PsAttendanceDialog *self = PS_ATTENDANCE_DIALOG (widget);
  PsAttendee *attendee;

  if (self->sheet == NULL)
    return;

  ps_error_label_set_error (self->error_label, error);
  attendee = error != NULL ? ps_attendance_sheet_find (self->sheet, person_id) : NULL;
  if (attendee != NULL)
    ps_attendee_list_focus (self->list, attendee);
}

static void
asked_cb (PsAttendanceDialog *self,
          PsAttendee         *attendee,
          const char         *status,
          const char         *mode)
{
  const PsAttendanceRow *row = ps_attendee_get_row (attendee);

  if (g_str_equal (row->status, status) && g_str_equal (row->mode, mode))
    return;

  ps_attendance_mark (GTK_WIDGET (self), self->sheet, row->person_id, row->name, status, mode,
                      marked_cb);
}

static void
removed_cb (PsAttendanceDialog *self,
            PsAttendee         *attendee)
{
  ps_attendee_list_focus_next (self->list, attendee);
  ps_attendance_mark_off (GTK_WIDGET (self), self->sheet, attendee, marked_cb);
}

static void
sought_cb (PsAttendanceDialog *self,
           gunichar            letter)
{
  /* What was said of the last one would be in the way. */
  ps_toast_clear (gtk_window_get_child (GTK_WINDOW (self)));
  ps_walk_in_box_begin (self->walk_in, letter);
}

/* Before the meeting a member who is taken off comes back as expected: only guests go. */
static gboolean
is_removable (PsAttendee *attendee,
              gpointer    user_data)
{
  PsAttendanceDialog *self = user_data;

  if (!ps_attendance_sheet_may_remove (self->sheet))
    return FALSE;

  return ps_attendance_sheet_get_stage (self->sheet) >= PS_SHEET_RUNNING ||
         ps_attendee_get_row (attendee)->is_guest;
}

static void
added_cb (GtkWidget    *widget,
          gint64        person_id G_GNUC_UNUSED,
          const GError *error)
{
  PsAttendanceDialog *self = PS_ATTENDANCE_DIALOG (widget);

  if (self->sheet == NULL)
    return;

  if (error == NULL)
    ps_walk_in_box_clear (self->walk_in);
  ps_walk_in_box_set_error (self->walk_in, error);
}

static void
walk_in_cb (PsAttendanceDialog *self,
            const char         *name,
            gboolean            expected)
{
  ps_attendance_mark_add (GTK_WIDGET (self), self->sheet, name, expected, added_cb);
}

/* Somebody who was looked for is marked, and the list goes on. */
static void
chosen_cb (PsAttendanceDialog *self,
           gint64              person_id,
           const char         *name,
           gboolean            expected)
{
  PsAttendee *attendee = ps_attendance_sheet_find (self->sheet, person_id);

  ps_attendance_mark (GTK_WIDGET (self), self->sheet, person_id, name,
                      expected ? "expected" : "present",
                      attendee != NULL ? ps_attendee_get_row (attendee)->mode : "in-person",
                      marked_cb);
  ps_walk_in_box_clear (self->walk_in);
  if (!ps_attendee_list_focus_next (self->list, attendee) && attendee != NULL)
    ps_attendee_list_focus (self->list, attendee);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsAttendanceDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_attendance_sheet_finish (PS_ATTENDANCE_SHEET (source), result, &error);
  self->counting--;
  if (self->sheet == NULL)
    return;

  ps_error_label_set_error (self->error_label, error);
  if (self->counting == 0)
    show (self);
}

static void
count_cb (PsAttendanceDialog *self)
{
  PsHeadCount heads;

  ps_head_count_box_get (self->heads, &heads);
  self->counting++;
  ps_attendance_sheet_count_async (self->sheet, &heads, NULL, counted_cb, g_object_ref (self));
}

/* A number that was typed and not confirmed was meant. */
static gboolean
ps_attendance_dialog_close_request (GtkWindow *window)
{
  PsAttendanceDialog *self = PS_ATTENDANCE_DIALOG (window);
  PsHeadCount heads;

  if (gtk_widget_get_visible (GTK_WIDGET (self->heads)))
    ps_head_count_box_get (self->heads, &heads);

  return GTK_WINDOW_CLASS (ps_attendance_dialog_parent_class)->close_request (window);
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *args G_GNUC_UNUSED,
         gpointer   user_data G_GNUC_UNUSED)
{
  return ps_toast_run_undo (gtk_window_get_child (GTK_WINDOW (widget)));
}

static void
ps_attendance_dialog_dispose (GObject *object)
{
  PsAttendanceDialog *self = PS_ATTENDANCE_DIALOG (object);

  g_clear_object (&self->sheet);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_ATTENDANCE_DIALOG);

  G_OBJECT_CLASS (ps_attendance_dialog_parent_class)->dispose (object);
}

static void
ps_attendance_dialog_class_init (PsAttendanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_attendance_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ps_attendance_dialog_close_request;

  g_type_ensure (PS_TYPE_ATTENDEE_LIST);
  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_HEAD_COUNT_BOX);
  g_type_ensure (PS_TYPE_WALK_IN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/"
                                               "ps-attendance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, stage_label);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, nobody);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, heads);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, trail_box);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, trail_list);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, walk_in);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, NULL);
}

/* Before the toast has it, which would only go away; but after a menu that is open. */
static gboolean
key_cb (PsAttendanceDialog *self,
        guint               keyval,
        guint               keycode G_GNUC_UNUSED,
        GdkModifierType     modifiers G_GNUC_UNUSED)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (keyval != GDK_KEY_Escape ||
      (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;

  gtk_window_close (GTK_WINDOW (self));

  return GDK_EVENT_STOP;
}

static void
ps_attendance_dialog_init (PsAttendanceDialog *self)
{
  GtkEventController *escape = gtk_event_controller_key_new ();
  g_autofree char *keys = ps_attendee_keys_words ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->keys, keys);
  gtk_event_controller_set_propagation_phase (escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (escape, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), escape);
  g_signal_connect_object (self->list, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "sought", G_CALLBACK (sought_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heads, "changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->walk_in, "added", G_CALLBACK (walk_in_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->walk_in, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What is half typed is kept when the vault is locked: each mark is stored already. */
static void
set_name (PsAttendanceDialog *self)
{
  const PsSheetOf *of = ps_attendance_sheet_get_of (self->sheet);
  g_autofree char *day = g_strdup_printf ("%s %" G_GINT64_FORMAT, of->rule_on, of->starts_at);
  gboolean started = of->session_id != 0;

  ps_form_set_name (GTK_WINDOW (self), started ? "attendance" : "expected",
                    started ? of->session_id : of->group_id, started ? NULL : day);
}

/**
 * ps_attendance_dialog_new:
 * @sheet: who is at the meeting; every tick is stored at once
 *
 * Returns: (transfer none): a #PsAttendanceDialog, not shown yet
 */
GtkWidget *
ps_attendance_dialog_new (PsAttendanceSheet *sheet)
{
  PsAttendanceDialog *self = g_object_new (PS_TYPE_ATTENDANCE_DIALOG, NULL);

  self->sheet = g_object_ref (sheet);
  self->stage = ps_attendance_sheet_get_stage (sheet);
  ps_walk_in_box_set_roster (self->walk_in, ps_attendance_sheet_get_db (sheet));
  ps_attendee_list_bind (self->list, G_LIST_MODEL (sheet), is_removable, self);
  g_signal_connect_object (sheet, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  set_name (self);
  show_stage (self);
  show (self);

  return GTK_WIDGET (self);
}

/**
 * ps_attendance_dialog_present:
 * @near: a widget of the window that asks
 *
 * Shows a sheet over the window of @near, with the keyboard at the first person of whom nothing is
 * known yet, or at the first of all.
 *
 * Returns: (transfer none): the #PsAttendanceDialog
 */
GtkWidget *
ps_attendance_dialog_present (PsAttendanceSheet *sheet,
                              GtkWidget         *near)
{
  GtkWidget *dialog = ps_attendance_dialog_new (sheet);
  PsAttendanceDialog *self = PS_ATTENDANCE_DIALOG (dialog);
  g_autoptr (PsAttendee) first = g_list_model_get_item (G_LIST_MODEL (sheet), 0);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (near)));
  gtk_window_present (GTK_WINDOW (dialog));
  if (!ps_attendee_list_focus_next (self->list, NULL) &&
      (first == NULL || !ps_attendee_list_focus (self->list, first)))
    gtk_widget_child_focus (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_DIR_TAB_FORWARD);

  return dialog;
}

/* Returns: (transfer none): what somebody who came is typed into */
PsWalkInBox *
ps_attendance_dialog_get_walk_in (PsAttendanceDialog *self)
{
  return self->walk_in;
}
