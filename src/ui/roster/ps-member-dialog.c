#include "ps-member-dialog.h"

#include "ps-a11y.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-group-choice.h"
#include "ps-list-box.h"
#include "ps-member-deeds.h"
#include "ps-member-notices.h"
#include "ps-ways-editor.h"

#include <glib/gi18n-lib.h>

/**
 * PsMemberDialog:
 *
 * Adds somebody to the roster, or changes what is known of them. Only the name is required.
 */
struct _PsMemberDialog
{
  PsDialog      parent_instance;

  PsWorkspace  *workspace;
  PsRoster     *roster;
  PsMemberRow  *row;         /* as it was, with its ways; a new one when somebody is added */
  GtkWidget    *near;        /* weak: where the toast is shown */

  PsField      *name_field;
  GtkListBox   *known_list;
  guint         known_source;
  GtkWidget    *group_list;
  AdwComboRow  *group_row;
  PsWaysEditor *ways_editor;
  PsField      *full_name_field;
  PsField      *initial_field;
  PsField      *pronouns_field;
  PsField      *language_field;
  PsField      *access_field;
  AdwComboRow  *role_row;
};

enum {
  ROLE_LIVING_WITH,
  ROLE_CAREGIVER,
};

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* So long after the last key it is asked who it may be. */
#define KNOWN_DELAY_MS 300

G_DEFINE_FINAL_TYPE (PsMemberDialog, ps_member_dialog, PS_TYPE_DIALOG)

static void
take_text (PsField  *field,
           char    **place)
{
  g_free (*place);
  *place = ps_field_dup_text (field);
}

/* The row as it is typed now; what the form does not ask for stays. */
static PsMemberRow *
make_row (PsMemberDialog *self)
{
  PsMemberRow *row = ps_member_row_copy (self->row);

  take_text (self->name_field, &row->preferred_name);
  take_text (self->full_name_field, &row->full_name);
  take_text (self->initial_field, &row->initial);
  take_text (self->pronouns_field, &row->pronouns);
  take_text (self->language_field, &row->language);
  take_text (self->access_field, &row->access_needs);

  g_free (row->role);
  row->role = g_strdup (adw_combo_row_get_selected (self->role_row) == ROLE_CAREGIVER
                        ? "caregiver" : "living-with");

  g_clear_pointer (&row->ways, g_ptr_array_unref);
  row->ways = ps_ways_editor_store (self->ways_editor);

  /* Whoever asked for more has the whole of it. */
  row->walk_in = FALSE;

  return row;
}

/* Mostly that is who was meant. If not, what was typed is not typed again. */
static void
open_known_cb (GtkWidget  *widget,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  PsMemberDialog *self = PS_MEMBER_DIALOG (widget);
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  gint64 id = g_variant_get_int64 (parameter);

  if (near == NULL)
    return;

  ps_dialog_put_aside (PS_DIALOG (self), near, _("What you typed was put aside."));
  gtk_widget_activate_action (near, "win.show-member", "x", id);
}

static gboolean
look_who_it_may_be (gpointer data)
{
  PsMemberDialog *self = data;
  g_autoptr (PsMemberRow) row = make_row (self);
  g_autoptr (GPtrArray) rows =
    ps_member_notices_known (self->workspace, row, "member-dialog.open");

  self->known_source = 0;
  ps_list_box_refill (self->known_list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->known_list), rows->len > 0);

  return G_SOURCE_REMOVE;
}

/* When the keys rest, and only about somebody new. */
static void
typed_cb (PsMemberDialog *self)
{
  if (self->row == NULL || self->row->id != 0)
    return;

  g_clear_handle_id (&self->known_source, g_source_remove);
  self->known_source = g_timeout_add (KNOWN_DELAY_MS, look_who_it_may_be, self);
}

/* What is wrong with the name is said at the name. */
static void
finish (PsMemberDialog *self,
        const GError   *error)
{
  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) && self->name_field != NULL)
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_field_set_error (self->name_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
      return;
    }

  ps_dialog_saved (PS_DIALOG (self), error);
}

/* Whether it can be said what was done, and where: not once it is locked. */
static gboolean
can_say (PsMemberDialog *self,
         GtkWidget      *near)
{
  return near != NULL && self->workspace != NULL
         && ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsMemberDialog) self = user_data;
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  g_autoptr (PsWorkspace) workspace = can_say (self, near) ? g_object_ref (self->workspace) : NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_roster_add_finish (PS_ROSTER (source), result, &error);

  if (id != 0)
    g_signal_emit (self, signals[ADDED], 0, id);
  finish (self, error);

  if (id != 0 && workspace != NULL)
    ps_member_added (workspace, near, id);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsMemberDialog) self = user_data;
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  g_autoptr (PsWorkspace) workspace = can_say (self, near) ? g_object_ref (self->workspace) : NULL;
  g_autoptr (PsMemberRow) before = workspace != NULL ? ps_member_row_copy (self->row) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = ps_roster_save_finish (PS_ROSTER (source), result, &error);

  finish (self, error);

  if (saved && workspace != NULL)
    ps_member_changed (workspace, near, before);
}

static void
ps_member_dialog_save (PsDialog *dialog)
{
  PsMemberDialog *self = PS_MEMBER_DIALOG (dialog);
  g_autoptr (PsMemberRow) row = make_row (self);

  ps_dialog_set_busy (dialog, TRUE);
  if (row->id == 0)
    ps_roster_add_async (self->roster, row, ps_group_choice_get_id (self->group_row), NULL,
                         added_cb, g_object_ref (self));
  else
    ps_roster_save_async (self->roster, row, NULL, saved_cb, g_object_ref (self));
}

static void
ps_member_dialog_dispose (GObject *object)
{
  PsMemberDialog *self = PS_MEMBER_DIALOG (object);

  g_clear_handle_id (&self->known_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MEMBER_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->row, ps_member_row_free);
  g_clear_object (&self->roster);
  g_clear_weak_pointer (&self->near);

  G_OBJECT_CLASS (ps_member_dialog_parent_class)->dispose (object);
}

static void
ps_member_dialog_class_init (PsMemberDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_member_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_member_dialog_save;

  /**
   * PsMemberDialog::added:
   * @id: whom
   *
   * Somebody is on the roster now.
   */
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "member-dialog.open", "x", open_known_cb);

  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_WAYS_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-member-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, known_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, group_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, ways_editor);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, full_name_field);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, initial_field);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, pronouns_field);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, language_field);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, access_field);
  gtk_widget_class_bind_template_child (widget_class, PsMemberDialog, role_row);
}

static void
ps_member_dialog_init (PsMemberDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_combo_row_describe (self->group_row);
  ps_combo_row_describe (self->role_row);
  g_signal_connect_object (self->name_field, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->full_name_field, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ways_editor, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
}

static PsMemberDialog *
dialog_new (PsWorkspace *workspace,
            GtkWidget   *near)
{
  PsMemberDialog *self = g_object_new (PS_TYPE_MEMBER_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->roster = g_object_ref (ps_workspace_get_roster (workspace));
  g_set_weak_pointer (&self->near, near);

  return self;
}

/**
 * ps_member_dialog_new_add:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @group_id: the group that is chosen at first, or 0
 * @name: (nullable): what was typed already, such as a search that found nobody
 *
 * Returns: (transfer floating): a dialog for somebody new
 */
GtkWidget *
ps_member_dialog_new_add (PsWorkspace *workspace,
                          GtkWidget   *near,
                          gint64       group_id,
                          const char  *name)
{
  PsMemberDialog *self = dialog_new (workspace, near);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (workspace));

  gtk_window_set_title (GTK_WINDOW (self), _("Add Member"));
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));
  ps_form_set_name (GTK_WINDOW (self), "member", 0, NULL);
  self->row = ps_member_row_new ();
  ps_field_set_text (self->name_field, name);
  ps_group_choice_fill (self->group_row, groups, _("None yet"), group_id);
  gtk_widget_set_visible (self->group_list, g_list_model_get_n_items (groups) > 0);
  ps_ways_editor_load (self->ways_editor, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_field));

  return GTK_WIDGET (self);
}

/**
 * ps_member_dialog_new_edit:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @member: whom
 *
 * Returns: (transfer floating): a dialog with what is known of somebody
 */
GtkWidget *
ps_member_dialog_new_edit (PsWorkspace *workspace,
                           GtkWidget   *near,
                           PsMember    *member)
{
  PsMemberDialog *self = dialog_new (workspace, near);
  const PsMemberRow *row = ps_member_get_row (member);
  g_autoptr (GPtrArray) ways = NULL;
  g_autoptr (GError) error = NULL;

  if (row->walk_in)
    gtk_window_set_title (GTK_WINDOW (self), _("Complete the Record"));
  else
    gtk_window_set_title (GTK_WINDOW (self), _("Edit Member"));
  ps_form_set_name (GTK_WINDOW (self), "member", row->id, NULL);
  self->row = ps_member_row_copy (row);
  gtk_widget_set_visible (self->group_list, FALSE);

  ps_field_set_text (self->name_field, row->preferred_name);
  ps_field_set_text (self->full_name_field, row->full_name);
  ps_field_set_text (self->initial_field, row->initial);
  ps_field_set_text (self->pronouns_field, row->pronouns);
  ps_field_set_text (self->language_field, row->language);
  ps_field_set_text (self->access_field, row->access_needs);
  adw_combo_row_set_selected (self->role_row, g_strcmp0 (row->role, "caregiver") == 0
                                              ? ROLE_CAREGIVER : ROLE_LIVING_WITH);

  ways = ps_roster_get_ways (self->roster, row->id, &error);
  /* What could not be read would be taken for nothing, and replaced by it. */
  if (ways == NULL)
    {
      ps_dialog_set_error (PS_DIALOG (self), error->message);
      ps_dialog_set_can_save (PS_DIALOG (self), FALSE);
    }
  ps_ways_editor_load (self->ways_editor, ways);
  self->row->ways = g_steal_pointer (&ways);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_field));

  return GTK_WIDGET (self);
}
