#include "ps-agreement-dialog.h"

#include "ps-field.h"
#include "ps-form.h"
#include "ps-today.h"

/**
 * PsAgreementDialog:
 *
 * What the group has agreed on. A group that has none yet starts from ideas that others use.
 */
struct _PsAgreementDialog
{
  PsDialog       parent_instance;

  PsGroups      *groups;
  const PsClock *clock;
  PsGroupRow    *group;

  PsField       *text_field;
};

G_DEFINE_FINAL_TYPE (PsAgreementDialog, ps_agreement_dialog, PS_TYPE_DIALOG)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_groups_save_finish (PS_GROUPS (source), result, &error);
  ps_dialog_saved (self, error);
}

static void
ps_agreement_dialog_save (PsDialog *dialog)
{
  PsAgreementDialog *self = PS_AGREEMENT_DIALOG (dialog);
  char today[PS_DATE_ISO_SIZE];

  ps_today (self->clock, self->group->zone, today);
  g_free (self->group->agreement);
  g_free (self->group->agreement_on);
  self->group->agreement = g_strstrip (ps_field_dup_text (self->text_field));
  self->group->agreement_on = g_strdup (today);

  ps_dialog_set_busy (dialog, TRUE);
  ps_groups_save_async (self->groups, self->group, NULL, saved_cb, g_object_ref (self));
}

static void
ps_agreement_dialog_dispose (GObject *object)
{
  PsAgreementDialog *self = PS_AGREEMENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_AGREEMENT_DIALOG);
  g_clear_object (&self->groups);
  g_clear_pointer (&self->group, ps_group_row_free);

  G_OBJECT_CLASS (ps_agreement_dialog_parent_class)->dispose (object);
}

static void
ps_agreement_dialog_class_init (PsAgreementDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_agreement_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_agreement_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-agreement-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsAgreementDialog, text_field);
}

static void
ps_agreement_dialog_init (PsAgreementDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
get_ideas (PsContent  *content,
           const char *model)
{
  g_autoptr (GPtrArray) points = ps_content_dup_agreement (content, model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const PsContentItem *point = g_ptr_array_index (points, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", point->text);
    }

  return g_string_free (text, FALSE);
}

/**
 * ps_agreement_dialog_new:
 * @content: ideas for a group that has no agreement yet
 * @clock: outlives the dialog
 * @group: whose agreement
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_agreement_dialog_new (PsGroups         *groups,
                         PsContent        *content,
                         const PsClock    *clock,
                         const PsGroupRow *group)
{
  PsAgreementDialog *self = g_object_new (PS_TYPE_AGREEMENT_DIALOG, NULL);
  g_autofree char *ideas = NULL;

  ps_form_set_name (GTK_WINDOW (self), "agreement", group->id, NULL);
  self->groups = g_object_ref (groups);
  self->clock = clock;
  self->group = ps_group_row_copy (group);

  if (*group->agreement == '\0')
    ideas = get_ideas (content, group->model);
  ps_field_set_text (self->text_field, ideas != NULL ? ideas : group->agreement);

  return PS_DIALOG (self);
}
