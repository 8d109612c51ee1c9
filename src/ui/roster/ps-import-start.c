/* Where an import begins and where it is taken back: the same on every page that offers it. */
#include "ps-import-start.h"

#include "ps-import-words.h"
#include "ps-imports.h"
#include "ps-imports-window.h"
#include "ps-member-import-dialog.h"
#include "ps-platform.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;       /* weak */
  gint64       id;         /* of a group or of an import */
} Start;

static Start *
start_new (PsWorkspace *workspace,
           GtkWidget   *near,
           gint64       id)
{
  Start *start = g_new0 (Start, 1);

  start->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&start->near, near);
  start->id = id;

  return start;
}

static void
start_free (gpointer data)
{
  Start *start = data;

  g_object_unref (start->workspace);
  g_clear_weak_pointer (&start->near);
  g_free (start);
}

static void
present (GtkWidget *window,
         GtkWidget *near)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (near)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  Start *start = user_data;

  /* The vault may have been locked while the file was looked for. */
  if (start->near != NULL && gtk_widget_get_root (start->near) != NULL
      && ps_workspace_get_state (start->workspace) == PS_WORKSPACE_OPEN)
    present (ps_member_import_dialog_new (start->workspace, start->near, file, start->id), start->near);
}

static void
choose (GtkWidget      *near,
        PsFileChosen    chosen,
        gpointer        user_data,
        GDestroyNotify  destroy)
{
  static const char * const suffixes[] = { "csv", "tsv", "txt", "vcf", "vcard", NULL };

  ps_platform_open_file (near, _("Import Members"),
                         /* Translators: kinds of file that spreadsheets and address books write. */
                         _("Tables and Contacts (CSV, vCard)"), suffixes, chosen, user_data, destroy);
}

/**
 * ps_import_choose:
 * @chosen: called with the file, unless somebody thinks better of it
 * @user_data: (transfer full): a #GObject, handed to @chosen
 *
 * Asks which file members are to be brought in from.
 */
void
ps_import_choose (GtkWidget    *near,
                  PsFileChosen  chosen,
                  gpointer      user_data)
{
  choose (near, chosen, user_data, g_object_unref);
}

/**
 * ps_import_start:
 * @near: where it was asked for
 * @group_id: the group that they are to join, unless somebody chooses another; or 0
 *
 * Asks for a file and shows what would become of it.
 */
void
ps_import_start (PsWorkspace *workspace,
                 GtkWidget   *near,
                 gint64       group_id)
{
  choose (near, chosen_cb, start_new (workspace, near, group_id), start_free);
}

/* A page that files may be dropped on. */
typedef struct {
  PsWorkspace       *workspace;
  PsImportGroupFunc  get_group_id;  /* (nullable) */
  gpointer           user_data;
} Drops;

static void
drops_free (gpointer  data,
            GClosure *closure G_GNUC_UNUSED)
{
  Drops *drops = data;

  g_object_unref (drops->workspace);
  g_free (drops);
}

/* GTK lets files be dropped on what stands behind a dialog. */
static gboolean
has_dialog (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window && gtk_window_get_modal (other)
          && gtk_widget_get_visible (GTK_WIDGET (other)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x G_GNUC_UNUSED,
         double         y G_GNUC_UNUSED,
         Drops         *drops)
{
  GtkWidget *page = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkRoot *root = gtk_widget_get_root (page);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  Start *start;

  if (files == NULL || !GTK_IS_WINDOW (root) || has_dialog (GTK_WINDOW (root)))
    return FALSE;

  if (files->next != NULL)
    {
      ps_toast (page, _("Files are imported one at a time: drop one of them."));
      return FALSE;
    }

  start = start_new (drops->workspace, page,
                     drops->get_group_id != NULL ? drops->get_group_id (drops->user_data) : 0);
  chosen_cb (files->data, start);
  start_free (start);

  return TRUE;
}

/**
 * ps_import_take_drops:
 * @page: where a file may be dropped
 * @get_group_id: (nullable): which group they are to join, asked when one is
 * @user_data: handed to @get_group_id; lasts as long as @page
 *
 * Has a file that is dropped on @page imported as if it had been chosen.
 */
void
ps_import_take_drops (PsWorkspace       *workspace,
                      GtkWidget         *page,
                      PsImportGroupFunc  get_group_id,
                      gpointer           user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drops *drops = g_new0 (Drops, 1);

  drops->workspace = g_object_ref (workspace);
  drops->get_group_id = get_group_id;
  drops->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drops, drops_free, 0);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (target));
}

/* Shows which files were imported before, each with its undo. */
void
ps_import_show_past (PsWorkspace *workspace,
                     GtkWidget   *near)
{
  present (ps_imports_window_new (workspace), near);
}

typedef struct {
  PsWorkspace       *workspace;
  GtkWidget         *page;         /* which has the buttons */
  PsImportGroupFunc  get_group_id;
  gpointer           user_data;
} Offer;

static void
import_cb (GtkButton *button G_GNUC_UNUSED,
           Offer     *offer)
{
  ps_import_start (offer->workspace, offer->page, offer->get_group_id (offer->user_data));
}

static void
past_cb (GtkButton *button G_GNUC_UNUSED,
         Offer     *offer)
{
  ps_import_show_past (offer->workspace, offer->page);
}

static void
offer_free (gpointer  data,
            GClosure *closure G_GNUC_UNUSED)
{
  Offer *offer = data;

  g_object_unref (offer->workspace);
  g_free (offer);
}

static void
add_button (PsPageHeader *header,
            const char   *icon_name,
            const char   *label,
            GCallback     callback,
            const Offer  *offer)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  Offer *copy = g_memdup2 (offer, sizeof *offer);

  g_object_ref (copy->workspace);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (button, "clicked", callback, copy, offer_free, 0);
  ps_page_header_pack_end (header, button);
}

/**
 * ps_import_offer:
 * @page: where it is offered; outlives @header
 * @get_group_id: which group they are to join, asked when a button is pressed
 * @user_data: handed to @get_group_id; lasts as long as @page
 *
 * Lets members be imported from a page of groups, for those who have no roster: by a button, by a file
 * that is dropped, and with the earlier imports to be undone.
 */
void
ps_import_offer (PsWorkspace       *workspace,
                 GtkWidget         *page,
                 PsPageHeader      *header,
                 PsImportGroupFunc  get_group_id,
                 gpointer           user_data)
{
  Offer offer = { workspace, page, get_group_id, user_data };

  add_button (header, "document-open-recent-symbolic", _("Earlier Imports…"), G_CALLBACK (past_cb),
              &offer);
  add_button (header, "document-open-symbolic", _("Import Members…"), G_CALLBACK (import_cb), &offer);
  ps_import_take_drops (workspace, page, get_group_id, user_data);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Start *start = user_data;
  PsImportUndone undone;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (ps_imports_undo_finish (PS_DB (source), result, &undone, &error))
    words = ps_import_words_undone (&undone);

  if (start->near != NULL && error != NULL)
    ps_toast_error (start->near, error);
  else if (start->near != NULL)
    ps_toast (start->near, words);
  start_free (start);
}

/**
 * ps_import_undo:
 * @near: where it is said what became of it
 * @import_id: an import that was not taken back yet
 *
 * Takes an import back.
 */
void
ps_import_undo (PsWorkspace *workspace,
                GtkWidget   *near,
                gint64       import_id)
{
  PsDb *db = ps_workspace_get_db (workspace);

  if (db != NULL)
    ps_imports_undo_async (db, ps_workspace_get_clock (workspace), import_id, NULL, undone_cb,
                           start_new (workspace, near, import_id));
}

static void
take_back (gpointer data)
{
  Start *start = data;

  if (start->near != NULL)
    ps_import_undo (start->workspace, start->near, start->id);
}

/* Says in a toast what was imported, and offers to take it back. */
void
ps_import_tell (PsWorkspace          *workspace,
                GtkWidget            *near,
                const PsMemberImport *import,
                gint64                import_id)
{
  g_autofree char *text = ps_import_words_done (ps_member_import_count (import, PS_MEMBER_CREATED),
                                                ps_member_import_count (import, PS_MEMBER_UPDATED));

  ps_toast_undo (near, text, take_back, start_new (workspace, near, import_id), start_free);
}
