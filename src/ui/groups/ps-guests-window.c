#include "ps-guests-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-after.h"
#include "ps-guest-dialog.h"
#include "ps-guest-words.h"
#include "ps-list-box.h"
#include "ps-text.h"

/**
 * PsGuestsWindow:
 *
 * The guest speakers: what they speak about, where they are booked and when they last came. As a
 * chooser it is there to pick one, which it says by its signal "chosen".
 */
struct _PsGuestsWindow
{
  AdwWindow       parent_instance;

  PsGuests       *guests;
  const PsClock  *clock;
  gboolean        choosing;

  GtkWidget      *add_button;
  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkListBox     *nobody_list;
  GtkListBox     *list;
  GtkWidget      *nothing;
};

/* From so many on a list is searched rather than looked through. */
#define SEARCH_FROM 9
#define ROW_GUEST "ps-guest"

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsGuestsWindow, ps_guests_window, ADW_TYPE_WINDOW)

typedef struct {
  PsGuests  *guests;
  GtkWidget *near;    /* weak */
  gint64     id;
} Removed;

static void
removed_free (gpointer data)
{
  Removed *removed = data;

  g_object_unref (removed->guests);
  g_clear_weak_pointer (&removed->near);
  g_free (removed);
}

static void
bring_back (gpointer data)
{
  Removed *removed = data;

  if (removed->near != NULL)
    ps_guests_archive_async (removed->guests, removed->id, FALSE, NULL, ps_after_cb,
                             ps_after_new (removed->near,
                                           PS_FINISH_FUNC (ps_guests_archive_finish)));
}

static void
remove_cb (GtkWidget      *button,
           PsGuestsWindow *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const PsGuestRow *guest = g_object_get_data (G_OBJECT (row), ROW_GUEST);
  Removed *removed = g_new0 (Removed, 1);

  removed->guests = g_object_ref (self->guests);
  removed->id = guest->id;
  g_set_weak_pointer (&removed->near, GTK_WIDGET (self->stack));
  ps_guests_archive_async (self->guests, guest->id, TRUE, NULL, ps_after_cb,
                           ps_after_new_undo (GTK_WIDGET (self->stack),
                                              PS_FINISH_FUNC (ps_guests_archive_finish),
                                              /* Translators: %s is a guest speaker. */
                                              g_strdup_printf (_("%s removed from the list"),
                                                               guest->name),
                                              bring_back, removed, removed_free));
}

static GtkWidget *
make_row (PsGuestsWindow   *self,
          const PsGuestRow *guest)
{
  g_autoptr (GPtrArray) bookings = ps_guests_get_bookings (self->guests, guest->id, NULL);
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *row;

  if (bookings != NULL)
    words = ps_guest_words_row (guest, bookings, ps_clock_wall (self->clock));
  row = ps_row_new (NULL, guest->name, words);
  spoken = words != NULL && *words != '\0' ? g_strdup_printf ("%s, %s", guest->name, words)
                                           : g_strdup (guest->name);
  g_strdelimit (spoken, "\n", ' ');
  /* Its title is in there: GTK 4.8 would read both. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), ROW_GUEST, ps_guest_row_copy (guest),
                          (GDestroyNotify) ps_guest_row_free);

  if (!self->choosing)
    {
      GtkWidget *button = ps_row_add_button (row, "user-trash-symbolic", _("Remove"));

      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
    }
  ps_row_add_arrow (row);

  return row;
}

static gboolean
matches (const PsGuestRow *guest,
         const char       *text)
{
  g_autofree char *all =
    g_strjoin (" ", guest->name, guest->subject, guest->organisation, guest->note, NULL);
  g_autofree char *fold = ps_text_fold (all);
  g_autofree char *wanted = ps_text_fold (text);

  return strstr (fold, wanted) != NULL;
}

static void
refresh (PsGuestsWindow *self)
{
  g_autoptr (GPtrArray) guests = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const char *text;
  guint n;

  /* Closed, and somebody still holds it. */
  if (self->stack == NULL)
    return;

  guests = ps_guests_list (self->guests, NULL);
  text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  n = guests != NULL ? guests->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const PsGuestRow *guest = g_ptr_array_index (guests, i);

      if (matches (guest, text))
        g_ptr_array_add (rows, make_row (self, guest));
    }

  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  gtk_widget_set_visible (self->nothing, n > 0 && rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n >= SEARCH_FROM || *text != '\0');
  gtk_stack_set_visible_child_name (self->stack,
                                    n > 0 || gtk_widget_get_visible (GTK_WIDGET (self->nobody_list))
                                    ? "guests" : "empty");
}

static void
choose (PsGuestsWindow *self,
        gint64          id)
{
  g_signal_emit (self, signals[CHOSEN], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (PsGuestsWindow *self,
              GtkListBoxRow  *row)
{
  const PsGuestRow *guest = g_object_get_data (G_OBJECT (row), ROW_GUEST);

  if (self->choosing)
    choose (self, guest->id);
  else
    ps_dialog_present (ps_guest_dialog_new (self->guests, guest, NULL), GTK_WIDGET (self));
}

static void
nobody_cb (PsGuestsWindow *self)
{
  choose (self, 0);
}

/* Whoever is added while one is chosen is the one. */
static void
saved_cb (PsGuestsWindow *self,
          gint64          id)
{
  if (self->choosing && self->stack != NULL)
    choose (self, id);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsGuestsWindow *self = PS_GUESTS_WINDOW (widget);
  PsDialog *dialog =
    ps_guest_dialog_new (self->guests, NULL, gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  ps_dialog_present (dialog, widget);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_toast_run_undo (GTK_WIDGET (PS_GUESTS_WINDOW (widget)->stack));
}

static void
ps_guests_window_dispose (GObject *object)
{
  PsGuestsWindow *self = PS_GUESTS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_GUESTS_WINDOW);
  g_clear_object (&self->guests);

  G_OBJECT_CLASS (ps_guests_window_parent_class)->dispose (object);
}

static void
ps_guests_window_class_init (PsGuestsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_guests_window_dispose;

  /**
   * PsGuestsWindow::chosen:
   * @id: the guest, or 0 for nobody
   *
   * Somebody chose.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "guests.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "guests.undo", NULL, undo_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-guests-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsGuestsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, PsGuestsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, PsGuestsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsGuestsWindow, nobody_list);
  gtk_widget_class_bind_template_child (widget_class, PsGuestsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PsGuestsWindow, nothing);
}

static void
ps_guests_window_init (PsGuestsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);

  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->nobody_list, "row-activated", G_CALLBACK (nobody_cb), self,
                           G_CONNECT_SWAPPED);
}

static PsGuestsWindow *
window_new (PsWorkspace *workspace,
            gboolean     choosing)
{
  PsGuestsWindow *self = g_object_new (PS_TYPE_GUESTS_WINDOW, NULL);
  PsDb *db = ps_workspace_get_db (workspace);

  self->guests = g_object_ref (ps_workspace_get_guests (workspace));
  self->clock = ps_workspace_get_clock (workspace);
  self->choosing = choosing;
  g_signal_connect_object (db, "changed::guest", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (db, "changed::booking", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

/**
 * ps_guests_window_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer none): a #PsGuestsWindow to look guests up and change them, not shown yet
 */
GtkWidget *
ps_guests_window_new (PsWorkspace *workspace)
{
  return GTK_WIDGET (window_new (workspace, FALSE));
}

/**
 * ps_guests_window_new_chooser:
 * @workspace: a workspace that is open
 * @with_nobody: whether one may also choose nobody
 *
 * Returns: (transfer none): a #PsGuestsWindow to choose a guest, not shown yet
 */
GtkWidget *
ps_guests_window_new_chooser (PsWorkspace *workspace,
                              gboolean     with_nobody)
{
  PsGuestsWindow *self = window_new (workspace, TRUE);

  gtk_window_set_title (GTK_WINDOW (self), _("Choose a Guest Speaker"));
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_list), with_nobody);
  refresh (self);

  return GTK_WIDGET (self);
}
