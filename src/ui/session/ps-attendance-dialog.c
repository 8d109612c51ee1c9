#include "ps-attendance-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-attendee-row.h"
#include "ps-platform.h"
#include "ps-walk-in-box.h"

/**
 * PsAttendanceDialog:
 *
 * Who is at the meeting. It has names in it, so it is only ever opened by a person, never by itself,
 * and the curtain closes it.
 */
struct _PsAttendanceDialog
{
  AdwWindow          parent_instance;

  PsAttendanceSheet *sheet;
  AdwWindowTitle    *window_title;
  GtkWidget         *nobody;
  GtkListBox        *list;
  PsWalkInBox       *walk_in;
};

G_DEFINE_FINAL_TYPE (PsAttendanceDialog, ps_attendance_dialog, ADW_TYPE_WINDOW)

/**
 * ps_attendance_words:
 * @here: how many are here
 * @expected: how many are on the list
 *
 * Returns: (transfer full): "6 of 9 here"
 */
char *
ps_attendance_words (guint here,
                     guint expected)
{
  /* Translators: how many of those on the list are at the meeting. */
  return g_strdup_printf (ngettext ("%1$u of %2$u here", "%1$u of %2$u here", expected),
                          here, expected);
}

static void
count (PsAttendanceDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sheet));
  g_autofree char *words = ps_attendance_words (ps_attendance_sheet_count_here (self->sheet), n);

  adw_window_title_set_subtitle (self->window_title, n > 0 ? words : "");
  gtk_widget_set_visible (self->nobody, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PsAttendanceDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_attendance_sheet_finish (PS_ATTENDANCE_SHEET (source), result, &error);
  if (self->sheet != NULL)
    ps_walk_in_box_set_error (self->walk_in, error);
}

static void
asked_cb (PsAttendanceDialog *self,
          const char         *status,
          const char         *mode,
          PsAttendeeRow      *row)
{
  const PsAttendanceRow *values = ps_attendee_get_row (ps_attendee_row_get_attendee (row));

  ps_attendance_sheet_set_async (self->sheet, values->person_id, status, mode,
                                 NULL, stored_cb, g_object_ref (self));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsAttendanceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean added = ps_attendance_sheet_added_finish (PS_ATTENDANCE_SHEET (source), result, &error) > 0;

  if (self->sheet == NULL)
    return;

  if (added)
    ps_walk_in_box_clear (self->walk_in);
  ps_walk_in_box_set_error (self->walk_in, error);
}

static void
walk_in_cb (PsAttendanceDialog *self,
            const char         *name)
{
  ps_attendance_sheet_walk_in_async (self->sheet, name, NULL, added_cb, g_object_ref (self));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  PsAttendanceDialog *self = user_data;
  GtkWidget *row = ps_attendee_row_new (item);

  g_signal_connect_object (row, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::status", G_CALLBACK (count), self, G_CONNECT_SWAPPED);

  return row;
}

/* A modal dialog has the keys, and the curtain must be one key away from here too. */
static gboolean
curtain_cb (GtkWidget *widget,
            GVariant  *args G_GNUC_UNUSED,
            gpointer   user_data G_GNUC_UNUSED)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent == NULL)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.curtain", NULL);
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
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

  g_type_ensure (PS_TYPE_WALK_IN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/"
                                               "ps-attendance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, nobody);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceDialog, walk_in);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, curtain_cb, NULL);
}

static void
ps_attendance_dialog_init (PsAttendanceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->walk_in, "added", G_CALLBACK (walk_in_cb), self,
                           G_CONNECT_SWAPPED);
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
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (sheet), make_row, self, NULL);
  g_signal_connect_object (sheet, "items-changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  count (self);

  return GTK_WIDGET (self);
}
