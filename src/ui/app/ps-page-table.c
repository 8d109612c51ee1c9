#include "ps-page-table.h"

#include <glib/gi18n-lib.h>

#include "ps-debriefs-page.h"
#include "ps-groups-page.h"
#include "ps-roster-page.h"
#include "ps-today-page.h"
#include "ps-topics-page.h"

static GObject *
get_debriefs (PsWorkspace *workspace)
{
  return G_OBJECT (ps_workspace_get_debriefs (workspace));
}

/* The pages of the sidebar, in its order, which is that of a facilitator's day. A page that is not
 * in this table is not in the program.
 */
static const PsPageInfo pages[] = {
  { "today", N_("Today"), "x-office-calendar-symbolic", ps_today_page_new, NULL },
  { "groups", N_("Groups"), "system-users-symbolic", ps_groups_page_new, NULL },
  { "roster", N_("Roster"), "avatar-default-symbolic", ps_roster_page_new, NULL },
  { "topics", N_("Topics"), "accessories-dictionary-symbolic", ps_topics_page_new, NULL },
  { "debriefs", N_("Debriefs"), "document-edit-symbolic", ps_debriefs_page_new,
    get_debriefs },
  { NULL },
};

/**
 * ps_page_table_get_size:
 *
 * Returns: how many pages there are
 */
guint
ps_page_table_get_size (void)
{
  guint n = 0;

  while (pages[n].id != NULL)
    n++;

  return n;
}

/**
 * ps_page_table_get:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the page, or %NULL past the last
 */
const PsPageInfo *
ps_page_table_get (guint index)
{
  return index < ps_page_table_get_size () ? &pages[index] : NULL;
}

/**
 * ps_page_table_find:
 * @id: what the page is called
 *
 * Returns: (transfer none) (nullable): the page, or %NULL when there is none of that name
 */
const PsPageInfo *
ps_page_table_find (const char *id)
{
  for (const PsPageInfo *page = pages; page->id != NULL; page++)
    {
      if (g_str_equal (page->id, id))
        return page;
    }

  return NULL;
}
