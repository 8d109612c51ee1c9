#include "ps-debriefs-page.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-audit-note.h"
#include "ps-debrief-form.h"
#include "ps-debrief-words.h"
#include "ps-list-box.h"
#include "ps-page-header.h"
#include "ps-toast.h"

/**
 * PsDebriefsPage:
 *
 * The debriefs: those that wait to be written, then those that were; and the one that is open.
 */
struct _PsDebriefsPage
{
  AdwBin          parent_instance;

  PsWorkspace    *workspace;
  PsRowList      *debriefs;

  GtkStack       *views;
  GtkWidget      *search_clamp;
  GtkSearchEntry *search;
  GtkStack       *lists;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (PsDebriefsPage, ps_debriefs_page, ADW_TYPE_BIN)

static const char *
get_search_text (PsDebriefsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
items_cb (PsDebriefsPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->debriefs)) > 0;
  gboolean searched = *get_search_text (self) != '\0';

  gtk_stack_set_visible_child_name (self->lists, any ? "rows" : searched ? "nothing" : "empty");
  gtk_widget_set_visible (self->search_clamp, any || searched);
}

static void
search_cb (PsDebriefsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!ps_debriefs_list_search (ps_workspace_get_debriefs (self->workspace), self->debriefs,
                                get_search_text (self), &error))
    ps_toast_error (GTK_WIDGET (self), error);
  items_cb (self);
}

static PsDebriefForm *
get_form (PsDebriefsPage *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  return PS_IS_DEBRIEF_FORM (view) ? PS_DEBRIEF_FORM (view) : NULL;
}

static void
update_actions (PsDebriefsPage *self)
{
  gboolean open = get_form (self) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.back", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.search", !open);
}

/* What was typed is stored when the form goes out of sight. */
static void
close_form (PsDebriefsPage *self)
{
  PsDebriefForm *form = get_form (self);

  if (form == NULL)
    return;

  gtk_stack_set_visible_child_name (self->views, "list");
  gtk_stack_remove (self->views, GTK_WIDGET (form));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  update_actions (self);
}

static void
open_form (PsDebriefsPage *self,
           PsDebrief      *debrief)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *form = ps_debrief_form_new (self->workspace, debrief, &error);

  if (form == NULL)
    {
      ps_toast_error (GTK_WIDGET (self), error);
      return;
    }

  /* Whoever writes the first one reads nothing. */
  if (g_str_equal (ps_debrief_get_row (debrief)->state, "finished"))
    ps_audit_note_later (ps_workspace_get_db (self->workspace), PS_AUDIT_VIEW, PS_AUDIT_MEETING,
                         ps_debrief_get_session_id (debrief), "debrief");

  close_form (self);
  g_signal_connect_object (form, "closed", G_CALLBACK (close_form), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->views, form);
  gtk_stack_set_visible_child (self->views, form);
  gtk_widget_grab_focus (form);
  update_actions (self);
}

static void
row_activated_cb (PsDebriefsPage *self,
                  GtkListBoxRow  *row)
{
  open_form (self, g_object_get_data (G_OBJECT (row), "ps-debrief"));
}

static const char *
get_icon_name (const char *state)
{
  if (g_str_equal (state, "finished"))
    return "emblem-ok-symbolic";
  if (g_str_equal (state, "skipped"))
    return "action-unavailable-symbolic";

  return "document-edit-symbolic";
}

static void
show_row (AdwActionRow   *row,
          PsDebriefsPage *self)
{
  PsDebrief *debrief = g_object_get_data (G_OBJECT (row), "ps-debrief");
  const PsDebriefRow *values = ps_debrief_get_row (debrief);
  gint64 now = ps_clock_wall (ps_workspace_get_clock (self->workspace));
  g_autofree char *when = ps_debrief_words_when (values, now);
  g_autofree char *state = ps_debrief_words_state (values, now);
  /* Translators: of a debrief: when its meeting was, and whether it is written. */
  g_autofree char *subtitle = g_strdup_printf (_("%1$s · %2$s"), when, state);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), values->group_name);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_icon_name (row, get_icon_name (values->state));
}

static void
debrief_cb (PsDebrief  *debrief G_GNUC_UNUSED,
            GParamSpec *pspec G_GNUC_UNUSED,
            GtkWidget  *row)
{
  PsDebriefsPage *self =
    PS_DEBRIEFS_PAGE (gtk_widget_get_ancestor (row, PS_TYPE_DEBRIEFS_PAGE));

  if (self != NULL)
    show_row (ADW_ACTION_ROW (row), self);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GtkWidget *row = ps_row_new (NULL, "", NULL);

  g_object_set_data_full (G_OBJECT (row), "ps-debrief", g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "notify", G_CALLBACK (debrief_cb), row, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  ps_row_add_arrow (row);
  show_row (ADW_ACTION_ROW (row), user_data);

  return row;
}

static PsDebrief *
find_debrief (PsDebriefsPage *self,
              gint64          session_id)
{
  g_autoptr (PsRowList) all =
    ps_debriefs_list_new (ps_workspace_get_debriefs (self->workspace));

  ps_row_list_load_rest (all);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr (PsDebrief) debrief = g_list_model_get_item (G_LIST_MODEL (all), i);

      if (ps_debrief_get_session_id (debrief) == session_id)
        return g_steal_pointer (&debrief);
    }

  return NULL;
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsDebriefsPage *self = PS_DEBRIEFS_PAGE (widget);
  g_autoptr (PsDebrief) debrief = find_debrief (self, g_variant_get_int64 (parameter));

  if (debrief != NULL)
    open_form (self, debrief);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsDebriefForm *form = get_form (PS_DEBRIEFS_PAGE (widget));

  if (form != NULL)
    ps_debrief_form_finish (form);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  close_form (PS_DEBRIEFS_PAGE (widget));
}

static void
start_search_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  GtkWidget *search = GTK_WIDGET (PS_DEBRIEFS_PAGE (widget)->search);

  gtk_widget_grab_focus (search);
  gtk_editable_select_region (GTK_EDITABLE (search), 0, -1);
}

static void
clear_search_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  PsDebriefsPage *self = PS_DEBRIEFS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ps_debriefs_page_dispose (GObject *object)
{
  PsDebriefsPage *self = PS_DEBRIEFS_PAGE (object);

  /* The bin would let go of its child a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DEBRIEFS_PAGE);
  g_clear_object (&self->debriefs);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_debriefs_page_parent_class)->dispose (object);
}

static void
ps_debriefs_page_class_init (PsDebriefsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_debriefs_page_dispose;

  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-debriefs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsDebriefsPage, views);
  gtk_widget_class_bind_template_child (widget_class, PsDebriefsPage, search_clamp);
  gtk_widget_class_bind_template_child (widget_class, PsDebriefsPage, search);
  gtk_widget_class_bind_template_child (widget_class, PsDebriefsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, PsDebriefsPage, list);

  gtk_widget_class_install_action (widget_class, "page.show", "x", show_cb);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, start_search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear-search", NULL, clear_search_cb);
}

static void
ps_debriefs_page_init (PsDebriefsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->views);
  ps_a11y_stack (self->lists);

  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * ps_debriefs_page_new:
 * @workspace: a workspace that is open
 *
 * Makes the page. Its action "page.show" opens the debrief of a meeting.
 *
 * Returns: (transfer floating): a #PsDebriefsPage
 */
GtkWidget *
ps_debriefs_page_new (PsWorkspace *workspace)
{
  PsDebriefsPage *self = g_object_new (PS_TYPE_DEBRIEFS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->debriefs = ps_debriefs_list_new (ps_workspace_get_debriefs (workspace));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->debriefs), make_row, self, NULL);
  g_signal_connect_object (self->debriefs, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  items_cb (self);

  return GTK_WIDGET (self);
}
