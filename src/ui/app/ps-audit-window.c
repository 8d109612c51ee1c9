#include "ps-audit-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-audit-cells.h"
#include "ps-audit-check.h"
#include "ps-audit-filter.h"
#include "ps-audit-log.h"
#include "ps-audit-note.h"
#include "ps-audit-save.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-first-frame.h"
#include "ps-platform.h"
#include "ps-toast.h"

/**
 * PsAuditWindow:
 *
 * Who did what, and when, the newest first; and whether the log is as it was written. Opening it is in
 * the log as well.
 */
struct _PsAuditWindow
{
  AdwWindow       parent_instance;

  PsWorkspace    *workspace;
  PsKeyring      *keyring;
  PsAuditLog     *log;
  PsRowList      *rows;
  GCancellable   *verifying;  /* (nullable) */

  GtkImage       *state_icon;
  GtkLabel       *state_label;
  PsAuditFilter  *filter;
  GtkEditable    *search;
  GtkStack       *stack;
  GtkListView    *list_view;
};

G_DEFINE_FINAL_TYPE (PsAuditWindow, ps_audit_window, ADW_TYPE_WINDOW)

static void
show_state (PsAuditWindow *self,
            const char    *icon_name,
            const char    *css_class,
            const char    *words)
{
  static const char * const classes[] = { "success", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), classes[i]);
      gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), classes[i]);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), css_class);
  if (g_strcmp0 (css_class, "error") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), css_class);

  gtk_image_set_from_icon_name (self->state_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->state_icon), icon_name != NULL);
  gtk_label_set_label (self->state_label, words);
}

/* How far back it goes says more than how many there are: a log that was begun anew is short. */
static void
show_extent (PsAuditWindow *self)
{
  gulong n = (gulong) ps_audit_log_get_last (self->log);
  gint64 since = ps_audit_log_get_start (self->log);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate date = ps_date_of_instant (since, zone, NULL);
  g_autofree char *day = ps_date_words (&date, NULL);
  /* Translators: %lu is a number of deeds in the log, %s the day on which it begins. */
  g_autofree char *words = g_strdup_printf (ngettext ("%lu entry since %s", "%lu entries since %s", n),
                                            n, day);

  show_state (self, NULL, NULL, words);
}

/* A list keeps what is to be seen in its place when something is put in above it; whoever is at the
 * top wants to see what is new.
 */
static void
stay_at_top (PsAuditWindow *self)
{
  GtkAdjustment *adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (adjustment != NULL && gtk_adjustment_get_value (adjustment) <= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
}

static void
items_cb (PsAuditWindow *self)
{
  gboolean any;

  /* Closed, and somebody still holds it. */
  if (self->stack == NULL)
    return;

  any = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
  if (any)
    stay_at_top (self);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.save", any);

  /* What was found by a proof stays until the next one. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->state_icon)))
    show_extent (self);
}

static void
filter_cb (PsAuditWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!ps_audit_log_list_filter (self->log, self->rows, ps_audit_filter_get_actor (self->filter),
                                 ps_audit_filter_get_group (self->filter),
                                 gtk_editable_get_text (self->search), &error))
    ps_toast_error (GTK_WIDGET (self), error);
  items_cb (self);
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PsAuditWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  PsAuditFinding finding = { 0 };
  gboolean done = ps_audit_verify_finish (PS_DB (source), result, &finding, &error);

  /* Closed, or locked, meanwhile. */
  if (self->log == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->verifying);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.verify", TRUE);
  words = done ? ps_audit_finding_to_string (&finding) : g_strdup (error->message);
  if (done && finding.fault == PS_AUDIT_WHOLE)
    show_state (self, "emblem-ok-symbolic", "success", words);
  else
    show_state (self, "dialog-warning-symbolic", "error", words);
  ps_platform_announce (GTK_WIDGET (self->state_label), words);
}

static void
verify_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsAuditWindow *self = PS_AUDIT_WINDOW (widget);

  self->verifying = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "log.verify", FALSE);
  show_state (self, NULL, NULL, _("Looking through the log…"));
  ps_audit_verify_async (ps_workspace_get_db (self->workspace), self->keyring,
                         ps_workspace_get_keys (self->workspace), 0, self->verifying, verified_cb,
                         g_object_ref (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsAuditWindow *self = PS_AUDIT_WINDOW (widget);

  ps_audit_save (GTK_WIDGET (self->stack), self->workspace, self->log, self->rows);
}

static void
search_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  GtkEditable *search = PS_AUDIT_WINDOW (widget)->search;

  gtk_widget_grab_focus (GTK_WIDGET (search));
  gtk_editable_select_region (search, 0, -1);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsAuditWindow *self = PS_AUDIT_WINDOW (widget);

  gtk_editable_set_text (self->search, "");
  ps_audit_filter_clear (self->filter);
  filter_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ps_audit_window_dispose (GObject *object)
{
  PsAuditWindow *self = PS_AUDIT_WINDOW (object);

  if (self->verifying != NULL)
    g_cancellable_cancel (self->verifying);
  g_clear_object (&self->verifying);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_AUDIT_WINDOW);
  g_clear_object (&self->rows);
  g_clear_object (&self->log);
  g_clear_pointer (&self->keyring, ps_keyring_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_audit_window_parent_class)->dispose (object);
}

static void
ps_audit_window_class_init (PsAuditWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_audit_window_dispose;

  gtk_widget_class_install_action (widget_class, "log.verify", NULL, verify_cb);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "log.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "log.clear", NULL, clear_cb);

  g_type_ensure (PS_TYPE_AUDIT_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-audit-window.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsAuditWindow, child)
  BIND (state_icon);
  BIND (state_label);
  BIND (filter);
  BIND (search);
  BIND (stack);
  BIND (list_view);
#undef BIND
}

static void
ps_audit_window_init (PsAuditWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
}

/**
 * ps_audit_window_new:
 * @workspace: a workspace that is open
 *
 * Errors: %PS_ERROR_NOT_PERMITTED to all but administrators, and those of ps_keyring_load().
 *
 * Returns: (transfer none) (nullable): a #PsAuditWindow, not shown yet
 */
GtkWidget *
ps_audit_window_new (PsWorkspace  *workspace,
                     GError      **error)
{
  g_autoptr (PsKeyring) keyring = ps_keyring_load (ps_workspace_get_path (workspace), NULL, error);
  g_autoptr (PsAuditLog) log = NULL;
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) model = NULL;
  g_auto (GStrv) actors = NULL;
  PsAuditWindow *self;

  if (keyring != NULL)
    log = ps_audit_log_new (ps_workspace_get_db (workspace), keyring, error);
  if (log == NULL)
    return NULL;

  self = g_object_new (PS_TYPE_AUDIT_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  self->keyring = g_steal_pointer (&keyring);
  self->log = g_steal_pointer (&log);
  self->rows = ps_audit_log_list_new (self->log);
  ps_audit_note_later (ps_workspace_get_db (workspace), PS_AUDIT_VIEW, PS_AUDIT_NOTHING, 0, "log");

  actors = ps_audit_log_get_actors (self->log);
  ps_audit_filter_set_actors (self->filter, (const char * const *) actors);
  show_extent (self);
  factory = ps_audit_cells_new (self->log, G_LIST_MODEL (self->rows),
                                ps_workspace_get_clock (workspace));
  gtk_list_view_set_factory (self->list_view, factory);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  ps_first_frame_then (GTK_WIDGET (self->list_view),
                       (PsFirstFrameFunc) (void (*) (void)) ps_row_list_load_rest, self->rows);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::actor", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::group", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  items_cb (self);

  return GTK_WIDGET (self);
}
