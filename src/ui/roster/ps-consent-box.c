#include "ps-consent-box.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-consent-deeds.h"
#include "ps-consent-dialog.h"
#include "ps-consent-print.h"
#include "ps-consent-rows.h"
#include "ps-disclosure-dialog.h"
#include "ps-list-box.h"
#include "ps-toast.h"
#include "ps-today.h"

/* So many of what was given are shown at first. */
#define N_SHOWN 5

/**
 * PsConsentBox:
 *
 * What a member consented to, and what was given of them to whom. Consents that do not hold any more
 * stay in the list, because something may have been given by them.
 */
struct _PsConsentBox
{
  AdwBin       parent_instance;

  PsWorkspace *workspace;
  PsMember    *member;
  guint        serial;
  gboolean     shows_all;

  GtkWidget   *consents_group;
  GtkListBox  *consents_list;
  GtkListBox  *disclosures_list;
  GtkButton   *all_button;
};

G_DEFINE_FINAL_TYPE (PsConsentBox, ps_consent_box, ADW_TYPE_BIN)

static void
fill_consents (PsConsentBox *self)
{
  PsConsents *consents = ps_workspace_get_consents (self->workspace);
  gint64 id = ps_member_get_id (self->member);
  g_autoptr (GPtrArray) list = ps_consents_list (consents, id, NULL);
  g_autoptr (GPtrArray) presentations = ps_consents_list_presentations (consents, id, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  char today[PS_DATE_ISO_SIZE];

  ps_today (ps_workspace_get_clock (self->workspace), NULL, today);
  gtk_widget_set_visible (GTK_WIDGET (self), list != NULL);
  if (list == NULL)
    return;

  rows = ps_consent_rows_new (list, presentations, today);
  ps_list_box_refill (self->consents_list, rows);
}

static void
fill_disclosures (PsConsentBox *self)
{
  PsConsents *consents = ps_workspace_get_consents (self->workspace);
  g_autoptr (GPtrArray) list =
    ps_consents_list_disclosures (consents, ps_member_get_id (self->member), NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *label = NULL;

  if (list == NULL)
    return;

  rows = ps_disclosure_rows_new (list, self->shows_all ? G_MAXUINT : N_SHOWN);
  ps_list_box_refill (self->disclosures_list, rows);
  label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", list->len - MIN (list->len, N_SHOWN)),
                           list->len - MIN (list->len, N_SHOWN));
  gtk_button_set_label (self->all_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), !self->shows_all && list->len > N_SHOWN);
}

static void
refresh (PsConsentBox *self)
{
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->consents_group),
                                         ps_member_has_died (self->member)
                                         ? _("They died. Only a representative can sign for them.")
                                         : NULL);
  fill_consents (self);
  fill_disclosures (self);
}

static void
table_changed_cb (PsConsentBox *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  if (self->member == NULL || self->serial == serial)
    return;

  self->serial = serial;
  refresh (self);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsConsentBox *self = PS_CONSENT_BOX (widget);

  ps_dialog_present (PS_DIALOG (ps_consent_dialog_new_add (self->workspace,
                                                           ps_member_get_id (self->member))), widget);
}

/* The consent that an action is about, or NULL after saying why not. */
static PsConsentRow *
find (PsConsentBox *self,
      GVariant     *parameter)
{
  g_autoptr (GError) error = NULL;
  PsConsentRow *row = ps_consents_find (ps_workspace_get_consents (self->workspace),
                                        g_variant_get_int64 (parameter), &error);

  if (row == NULL)
    ps_toast_error (GTK_WIDGET (self), error);

  return row;
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsConsentBox *self = PS_CONSENT_BOX (widget);
  g_autoptr (PsConsentRow) row = find (self, parameter);

  if (row != NULL)
    ps_dialog_present (PS_DIALOG (ps_consent_dialog_new_edit (self->workspace, row)), widget);
}

static void
record_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter)
{
  PsConsentBox *self = PS_CONSENT_BOX (widget);
  g_autoptr (PsConsentRow) row = find (self, parameter);

  if (row != NULL)
    ps_dialog_present (PS_DIALOG (ps_disclosure_dialog_new (self->workspace, row)), widget);
}

static const char *
get_name (PsConsentBox *self)
{
  const PsMemberRow *row = ps_member_get_row (self->member);

  return row->full_name != NULL && *row->full_name != '\0' ? row->full_name : row->preferred_name;
}

static void
print_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  PsConsentBox *self = PS_CONSENT_BOX (widget);
  g_autoptr (PsConsentRow) row = find (self, parameter);

  if (row != NULL)
    ps_consent_print (self->workspace, widget, row, get_name (self),
                      !g_str_equal (action_name, "consent.save"));
}

static void
sign_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  ps_consent_sign (PS_CONSENT_BOX (widget)->workspace, widget, g_variant_get_int64 (parameter));
}

static void
revoke_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter)
{
  const char *how;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &how);
  ps_consent_revoke (PS_CONSENT_BOX (widget)->workspace, widget, id, how);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter)
{
  ps_consent_remove (PS_CONSENT_BOX (widget)->workspace, widget, g_variant_get_int64 (parameter));
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  PsConsentBox *self = PS_CONSENT_BOX (widget);

  self->shows_all = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->disclosures_list));
  fill_disclosures (self);
}

static void
ps_consent_box_dispose (GObject *object)
{
  PsConsentBox *self = PS_CONSENT_BOX (object);

  /* The template would take the child away, and AdwBin would not hear of it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_CONSENT_BOX);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_consent_box_parent_class)->dispose (object);
}

static void
ps_consent_box_class_init (PsConsentBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_consent_box_dispose;

  gtk_widget_class_install_action (widget_class, "consent.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "consent.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "consent.record", "x", record_cb);
  gtk_widget_class_install_action (widget_class, "consent.print", "x", print_cb);
  gtk_widget_class_install_action (widget_class, "consent.save", "x", print_cb);
  gtk_widget_class_install_action (widget_class, "consent.sign", "x", sign_cb);
  gtk_widget_class_install_action (widget_class, "consent.revoke", "(xs)", revoke_cb);
  gtk_widget_class_install_action (widget_class, "consent.remove", "x", remove_cb);
  gtk_widget_class_install_action (widget_class, "consent.show-all", NULL, show_all_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-consent-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PsConsentBox, consents_group);
  gtk_widget_class_bind_template_child (widget_class, PsConsentBox, consents_list);
  gtk_widget_class_bind_template_child (widget_class, PsConsentBox, disclosures_list);
  gtk_widget_class_bind_template_child (widget_class, PsConsentBox, all_button);
}

static void
ps_consent_box_init (PsConsentBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_consent_box_set_workspace:
 * @self: a box that has none yet
 * @workspace: a workspace that is open
 *
 * Says where the consents are.
 */
void
ps_consent_box_set_workspace (PsConsentBox *self,
                              PsWorkspace  *workspace)
{
  static const char * const signals[] = {
    "changed::consent", "changed::disclosure", "changed::support_group", "changed::segment",
    "changed::person", NULL,
  };

  g_return_if_fail (PS_IS_CONSENT_BOX (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), signals[i],
                             G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * ps_consent_box_set_member:
 * @member: (nullable): whose consents to show
 */
void
ps_consent_box_set_member (PsConsentBox *self,
                           PsMember     *member)
{
  g_return_if_fail (PS_IS_CONSENT_BOX (self));

  if (!g_set_object (&self->member, member))
    return;

  self->shows_all = FALSE;
  if (member != NULL)
    refresh (self);
}
