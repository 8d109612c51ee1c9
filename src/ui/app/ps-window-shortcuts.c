#include "ps-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-page-table.h"
#include "ps-right.h"

/* The window that lists the keys: those that do something for whoever is there. */

static const struct {
  const char *id;
  PsRight     right;
} limited[] = {
  { "start_key", PS_RIGHT_MEETINGS },
  { "search_key", PS_RIGHT_ROSTER },
  { "new_key", PS_RIGHT_EDIT_GROUPS },
  { "print_key", PS_RIGHT_PLAN },
  { "save_key", PS_RIGHT_DEBRIEFS },
  { "remove_key", PS_RIGHT_EDIT_GROUPS },
};

/* The last section is about the meeting. It is left out before anything is built: GTK lists a section
 * that is hidden as well.
 */
static char *
dup_description (gboolean leads)
{
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data ("/org/peerside/Peerside/ui/ps-shortcuts.ui",
                             G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes));
  const char *section = strstr (text->str, "id=\"meeting_section\"");
  const char *begin = g_strrstr_len (text->str, section - text->str, "<child>");
  const char *end = g_strrstr (text->str, "</child>") + strlen ("</child>");

  if (!leads)
    g_string_erase (text, begin - text->str, end - begin);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
keep_to (GtkBuilder *builder,
         PsRole      roles)
{
  GObject *pages = gtk_builder_get_object (builder, "pages_key");
  g_autofree char *keys = g_strdup_printf ("<Alt>1...%u", ps_page_table_get_size (roles));

  g_object_set (pages, "accelerator", keys, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (limited); i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, limited[i].id)),
                            ps_roles_may (roles, limited[i].right));
}

/**
 * ps_window_show_shortcuts:
 * @self: a window
 *
 * Shows the keys. While nobody is there it shows all of them.
 *
 * Not by the name that GTK builds for itself at the start: that window would be there, hidden, all
 * the time, and GTK 4.8 crashes when a screen reader asks for a window that has just been closed
 * while the last of its list is a hidden one.
 */
void
ps_window_show_shortcuts (PsWindow *self)
{
  PsRole theirs = ps_workspace_get_roles (self->workspace);
  PsRole roles = theirs != PS_ROLE_NONE ? theirs : PS_ROLE_ALL;
  g_autofree char *description = dup_description (ps_roles_may (roles, PS_RIGHT_MEETINGS));
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (description, -1);
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  keep_to (builder, roles);
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "switch_key")),
                          ps_window_has_others (self));

  /* GTK 4.8 gives the button that searches them no name. */
  ps_a11y_name_by_class (GTK_WIDGET (shortcuts), "toggle", _("Search"));
  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (self));
  gtk_window_present (shortcuts);
}
