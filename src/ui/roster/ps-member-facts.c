/* A member in a few lines, for where two of them stand side by side. */
#include "ps-member-facts.h"

#include "ps-date-words.h"
#include "ps-date.h"

#include <glib/gi18n-lib.h>

/**
 * ps_member_facts_dup_label:
 *
 * Returns: (transfer full): what somebody is called, with what tells them apart from another of that name
 */
char *
ps_member_facts_dup_label (PsWorkspace *workspace,
                           PsMember    *member)
{
  return ps_member_names_dup_label (ps_workspace_get_member_names (workspace),
                                    ps_member_get_id (member), ps_member_get_name (member));
}

/**
 * ps_member_facts_dup_label_of:
 * @person_id: somebody, on the roster or off it
 *
 * Returns: (transfer full): as ps_member_facts_dup_label(); "" where they are not there
 */
char *
ps_member_facts_dup_label_of (PsWorkspace *workspace,
                              gint64       person_id)
{
  g_autoptr (PsMember) member =
    ps_roster_find (ps_workspace_get_roster (workspace), person_id, NULL);

  return member != NULL ? ps_member_facts_dup_label (workspace, member) : g_strdup ("");
}

/**
 * ps_member_facts_dup_gone:
 *
 * Returns: (transfer full) (nullable): that somebody died, and when, or was taken off the roster; %NULL
 *   of all others
 */
char *
ps_member_facts_dup_gone (PsMember *member)
{
  g_autofree char *day = NULL;
  GDate date;

  if (ps_member_is_removed (member))
    /* Translators: stands beside the name of somebody who is found by a search all the same. */
    return g_strdup (_("Removed from the roster"));

  if (!ps_member_has_died (member) ||
      !ps_date_from_iso (ps_member_get_row (member)->died_on, &date))
    return NULL;

  day = ps_date_words (&date, NULL);

  /* Translators: stands beside the name of a member; %s is a day: “Died on March 3, 2026”. */
  return g_strdup_printf (_("Died on %s"), day);
}

static void
add_line (GtkWidget  *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_ways (GtkWidget *box,
          GPtrArray *ways)
{
  for (guint i = 0; ways != NULL && i < ways->len; i++)
    add_line (box, ((const PsContactWayRow *) g_ptr_array_index (ways, i))->value, NULL);
}

static char *
dup_groups (PsWorkspace *workspace,
            GPtrArray   *spells)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; spells != NULL && i < spells->len; i++)
    {
      const PsMembershipRow *spell = g_ptr_array_index (spells, i);
      g_autoptr (PsGroup) group =
        ps_groups_find (ps_workspace_get_groups (workspace), spell->group_id, NULL);

      if (group == NULL || spell->left_on != NULL)
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", ps_group_get_name (group));
    }

  return g_string_free (names, FALSE);
}

static char *
dup_added (const PsMemberRow *row)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (row->created_at, zone, NULL);
  g_autofree char *words = ps_date_words (&day, NULL);

  /* Translators: on which day a member was put on the roster. */
  return g_strdup_printf (_("Added on %s"), words);
}

/**
 * ps_member_facts_new:
 * @workspace: a workspace that is open
 * @member: whom
 *
 * Returns: (transfer floating): their names, how they are reached, their groups and since when they are
 *   on the roster, one below the other
 */
GtkWidget *
ps_member_facts_new (PsWorkspace *workspace,
                     PsMember    *member)
{
  PsRoster *roster = ps_workspace_get_roster (workspace);
  const PsMemberRow *row = ps_member_get_row (member);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *label = ps_member_facts_dup_label (workspace, member);
  g_autoptr (GPtrArray) ways = ps_roster_get_ways (roster, row->id, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (roster, row->id, NULL);
  g_autofree char *groups = dup_groups (workspace, spells);
  g_autofree char *added = dup_added (row);

  add_line (box, label, "heading");
  add_line (box, row->walk_in ? _("Walk-in") : NULL, "dim-label");
  if (g_strcmp0 (row->full_name, row->preferred_name) != 0)
    add_line (box, row->full_name, NULL);
  add_line (box, row->pronouns, NULL);
  add_ways (box, ways);
  add_line (box, groups, NULL);
  add_line (box, added, "dim-label");

  return box;
}
