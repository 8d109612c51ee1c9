#include "ps-buddy-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-care-deeds.h"
#include "ps-list-box.h"
#include "ps-text.h"
#include "ps-toast.h"

/**
 * PsBuddyDialog:
 *
 * Chooses who looks after a member: somebody of a group of theirs, first those who come often, because
 * who is new themselves would be asked for too much.
 */
struct _PsBuddyDialog
{
  AdwWindow       parent_instance;

  PsWorkspace    *workspace;
  GtkWidget      *near;      /* weak */
  PsMember       *member;

  GtkSearchEntry *search_entry;
  GtkWidget      *nobody_label;
  GtkWidget      *nothing_label;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (PsBuddyDialog, ps_buddy_dialog, ADW_TYPE_WINDOW)

static void
activated_cb (PsBuddyDialog *self,
              GtkListBoxRow *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "ps-id");

  if (self->near != NULL)
    ps_care_name_buddy (self->workspace, self->near, self->member, *id);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       user_data)
{
  PsBuddyDialog *self = user_data;
  g_autofree char *wanted = ps_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_autofree char *name = ps_text_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return strstr (name, wanted) != NULL;
}

/* The first who is found, or %NULL. */
static GtkListBoxRow *
get_first (PsBuddyDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (matches (row, self))
        return row;
    }

  return NULL;
}

static void
search_cb (PsBuddyDialog *self)
{
  gboolean any = gtk_list_box_get_row_at_index (self->list, 0) != NULL;
  gboolean found = get_first (self) != NULL;

  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), found);
  gtk_widget_set_visible (self->nothing_label, any && !found);
}

/* Return in the search takes the first who is found. */
static void
activate_cb (PsBuddyDialog *self)
{
  GtkListBoxRow *row = get_first (self);

  if (row != NULL)
    activated_cb (self, row);
}

static GtkWidget *
make_row (PsBuddyDialog    *self,
          const PsBuddyRow *candidate)
{
  g_autofree char *label =
    ps_member_names_dup_label (ps_workspace_get_member_names (self->workspace), candidate->person_id,
                               candidate->name);
  g_autofree char *subtitle =
    /* Translators: about a member. */
    g_strdup_printf (ngettext ("Came to %u meeting", "Came to %u meetings", candidate->n_meetings),
                     candidate->n_meetings);
  GtkWidget *row = ps_row_new (NULL, label, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "ps-id",
                          g_memdup2 (&candidate->person_id, sizeof candidate->person_id), g_free);

  return row;
}

static void
ps_buddy_dialog_dispose (GObject *object)
{
  PsBuddyDialog *self = PS_BUDDY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_BUDDY_DIALOG);
  g_clear_weak_pointer (&self->near);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_buddy_dialog_parent_class)->dispose (object);
}

static void
ps_buddy_dialog_class_init (PsBuddyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_buddy_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-buddy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsBuddyDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PsBuddyDialog, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, PsBuddyDialog, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, PsBuddyDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ps_buddy_dialog_init (PsBuddyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_buddy_dialog_present:
 * @near: what it stands over, and where it is said that it was done
 * @member: who needs a buddy
 *
 * Asks who it is to be.
 */
void
ps_buddy_dialog_present (PsWorkspace *workspace,
                         GtkWidget   *near,
                         PsMember    *member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates =
    ps_care_list_candidates (ps_workspace_get_care (workspace), ps_member_get_id (member), &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  PsBuddyDialog *self;

  if (candidates == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  self = g_object_new (PS_TYPE_BUDDY_DIALOG, "transient-for", gtk_widget_get_root (near), NULL);
  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);
  self->member = g_object_ref (member);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (rows, make_row (self, g_ptr_array_index (candidates, i)));
  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  gtk_widget_set_visible (self->nobody_label, rows->len == 0);
  gtk_window_present (GTK_WINDOW (self));
}
