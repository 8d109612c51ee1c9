#include "ps-spell-dialog.h"

#include "ps-a11y.h"
#include "ps-after.h"
#include "ps-date.h"
#include "ps-day-field.h"
#include "ps-error.h"
#include "ps-form.h"
#include "ps-member-facts.h"
#include "ps-member-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PsSpellDialog:
 *
 * When somebody joined a group and when and why they left it: one spell of membership. Somebody who is
 * still a member has no day of leaving.
 */
struct _PsSpellDialog
{
  PsDialog         parent_instance;

  PsWorkspace     *workspace;
  GtkWidget       *near;        /* weak: where the toast is shown */
  PsMembershipRow *spell;       /* as it was */
  GDate            today;

  GtkLabel        *who_label;
  PsField         *joined_field;
  PsField         *left_field;
  GtkWidget       *reason_list;
  AdwComboRow     *reason_row;
  GPtrArray       *reasons;   /* as stored, in the order of the row */
};

G_DEFINE_FINAL_TYPE (PsSpellDialog, ps_spell_dialog, PS_TYPE_DIALOG)

typedef struct {
  PsWorkspace     *workspace;
  GtkWidget       *near;       /* weak */
  PsMembershipRow *was;
} Undo;

static PsMembershipRow *
copy_spell (const PsMembershipRow *spell)
{
  PsMembershipRow *copy = ps_membership_row_new ();

  *copy = *spell;
  copy->joined_on = g_strdup (spell->joined_on);
  copy->left_on = g_strdup (spell->left_on);
  copy->leave_reason = g_strdup (spell->leave_reason);

  return copy;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_clear_weak_pointer (&undo->near);
  ps_membership_row_free (undo->was);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  if (undo->near != NULL && ps_workspace_get_state (undo->workspace) == PS_WORKSPACE_OPEN)
    ps_roster_save_spell_async (ps_workspace_get_roster (undo->workspace), undo->was->id,
                                undo->was->joined_on, undo->was->left_on, undo->was->leave_reason,
                                NULL, ps_after_cb,
                                ps_after_new (undo->near,
                                              PS_FINISH_FUNC (ps_roster_membership_finish)));
}

/* A day that is wrong is said at the day. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsSpellDialog) self = user_data;
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  g_autoptr (GError) error = NULL;

  ps_roster_membership_finish (PS_ROSTER (source), result, &error);
  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) && self->left_field != NULL)
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_field_set_error (self->left_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->left_field));
      return;
    }

  ps_dialog_saved (PS_DIALOG (self), error);
  if (error == NULL && near != NULL)
    {
      Undo *undo = g_new0 (Undo, 1);

      undo->workspace = g_object_ref (self->workspace);
      undo->was = copy_spell (self->spell);
      g_set_weak_pointer (&undo->near, near);
      ps_toast_undo (near, _("The membership was changed."), undo_cb, undo, undo_free);
    }
}

/* Returns FALSE after saying at the field what is wrong. */
static gboolean
read_day (PsSpellDialog  *self,
          PsField        *field,
          gboolean        is_needed,
          char          **iso)
{
  g_autoptr (GError) error = NULL;

  if (!ps_day_field_read (field, &self->today, iso, &error))
    ps_field_set_error (field, error->message);
  else if (is_needed && *iso == NULL)
    ps_field_set_error (field, _("Say when they joined."));
  else
    return TRUE;

  gtk_widget_grab_focus (GTK_WIDGET (field));

  return FALSE;
}

static void
ps_spell_dialog_save (PsDialog *dialog)
{
  PsSpellDialog *self = PS_SPELL_DIALOG (dialog);
  guint reason = adw_combo_row_get_selected (self->reason_row);
  g_autofree char *joined_on = NULL;
  g_autofree char *left_on = NULL;

  if (!read_day (self, self->joined_field, TRUE, &joined_on) ||
      !read_day (self, self->left_field, FALSE, &left_on))
    return;

  ps_dialog_set_busy (dialog, TRUE);
  ps_roster_save_spell_async (ps_workspace_get_roster (self->workspace), self->spell->id, joined_on,
                              left_on, left_on != NULL ? self->reasons->pdata[MIN (reason, self->reasons->len - 1)]
                                              : NULL,
                              NULL, saved_cb, g_object_ref (self));
}

static void
joined_cb (PsSpellDialog *self)
{
  ps_day_field_hint (self->joined_field, &self->today, _("Such as 3 March, or last Tuesday."));
}

static void
left_cb (PsSpellDialog *self)
{
  g_autofree char *text = g_strstrip (ps_field_dup_text (self->left_field));

  ps_day_field_hint (self->left_field, &self->today,
                     _("The first day without them. Left blank, they are still a member."));
  gtk_widget_set_visible (self->reason_list, *text != '\0');
}

static void
ps_spell_dialog_dispose (GObject *object)
{
  PsSpellDialog *self = PS_SPELL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SPELL_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->near);

  G_OBJECT_CLASS (ps_spell_dialog_parent_class)->dispose (object);
}

static void
ps_spell_dialog_finalize (GObject *object)
{
  PsSpellDialog *self = PS_SPELL_DIALOG (object);

  g_clear_pointer (&self->spell, ps_membership_row_free);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);

  G_OBJECT_CLASS (ps_spell_dialog_parent_class)->finalize (object);
}

static void
ps_spell_dialog_class_init (PsSpellDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_spell_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ps_spell_dialog_finalize;
  PS_DIALOG_CLASS (klass)->save = ps_spell_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-spell-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSpellDialog, who_label);
  gtk_widget_class_bind_template_child (widget_class, PsSpellDialog, joined_field);
  gtk_widget_class_bind_template_child (widget_class, PsSpellDialog, left_field);
  gtk_widget_class_bind_template_child (widget_class, PsSpellDialog, reason_list);
  gtk_widget_class_bind_template_child (widget_class, PsSpellDialog, reason_row);
}

static void
ps_spell_dialog_init (PsSpellDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reasons = g_ptr_array_new ();
  ps_combo_row_describe (self->reason_row);
  g_signal_connect_object (self->joined_field, "changed", G_CALLBACK (joined_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->left_field, "changed", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A death ends more than this membership, and is recorded in a dialog of its own. */
static void
fill_reasons (PsSpellDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gsize n;
  const char * const *reasons = ps_member_rows_leave_reasons (&n);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (gsize i = 0; i < n; i++)
    {
      gboolean is_it = g_strcmp0 (reasons[i], self->spell->leave_reason) == 0;

      if (!is_it && g_str_equal (reasons[i], "died"))
        continue;

      if (is_it)
        selected = self->reasons->len;
      gtk_string_list_append (labels, ps_leave_reason_get_label (reasons[i]));
      g_ptr_array_add (self->reasons, (gpointer) reasons[i]);
    }

  adw_combo_row_set_model (self->reason_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->reason_row, MIN (selected, self->reasons->len - 1));
}

static void
say_who (PsSpellDialog *self)
{
  g_autoptr (PsGroup) group =
    ps_groups_find (ps_workspace_get_groups (self->workspace), self->spell->group_id, NULL);
  g_autofree char *label = ps_member_facts_dup_label_of (self->workspace, self->spell->person_id);
  /* Translators: a member, with what tells them apart, and a group. */
  g_autofree char *text = g_strdup_printf (_("%1$s in %2$s"), label,
                                           group != NULL ? ps_group_get_name (group) : "");

  gtk_label_set_label (self->who_label, text);
}

/**
 * ps_spell_dialog_new:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @spell: which spell of membership
 *
 * Returns: (transfer floating): a #PsSpellDialog
 */
GtkWidget *
ps_spell_dialog_new (PsWorkspace            *workspace,
                     GtkWidget              *near,
                     const PsMembershipRow  *spell)
{
  PsSpellDialog *self = g_object_new (PS_TYPE_SPELL_DIALOG, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  self->workspace = g_object_ref (workspace);
  self->spell = copy_spell (spell);
  self->today = ps_date_of_instant (ps_clock_wall (ps_workspace_get_clock (workspace)), zone, NULL);
  g_set_weak_pointer (&self->near, near);
  ps_form_set_name (GTK_WINDOW (self), "membership", spell->id, NULL);

  say_who (self);
  fill_reasons (self);
  ps_day_field_set (self->joined_field, spell->joined_on);
  ps_day_field_set (self->left_field, spell->left_on);
  joined_cb (self);
  left_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->joined_field));

  return GTK_WIDGET (self);
}
