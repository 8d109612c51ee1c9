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
 * in this table is not in the program, and one that somebody has no right to is not in theirs.
 */
static const PsPageInfo pages[] = {
  { "today", N_("Today"), "x-office-calendar-symbolic", ps_today_page_new, NULL,
    PS_RIGHT_UNLOCK },
  { "groups", N_("Groups"), "system-users-symbolic", ps_groups_page_new, NULL,
    PS_RIGHT_UNLOCK },
  { "roster", N_("Roster"), "avatar-default-symbolic", ps_roster_page_new, NULL,
    PS_RIGHT_ROSTER },
  { "topics", N_("Topics"), "accessories-dictionary-symbolic", ps_topics_page_new, NULL,
    PS_RIGHT_TOPICS },
  { "debriefs", N_("Debriefs"), "document-edit-symbolic", ps_debriefs_page_new,
    get_debriefs, PS_RIGHT_DEBRIEFS },
  { NULL },
};

/**
 * ps_page_table_get_size:
 * @roles: of whoever is there
 *
 * Returns: how many pages they have
 */
guint
ps_page_table_get_size (PsRole roles)
{
  guint n = 0;

  while (ps_page_table_get (roles, n) != NULL)
    n++;

  return n;
}

/**
 * ps_page_table_get:
 * @roles: of whoever is there
 * @index: from 0, among their pages
 *
 * Returns: (transfer none) (nullable): the page, or %NULL past the last
 */
const PsPageInfo *
ps_page_table_get (PsRole roles,
                   guint  index)
{
  for (const PsPageInfo *page = pages; page->id != NULL; page++)
    {
      if (ps_roles_may (roles, page->right) && index-- == 0)
        return page;
    }

  return NULL;
}

/**
 * ps_page_table_find:
 * @roles: of whoever is there
 * @id: what the page is called
 *
 * Returns: (transfer none) (nullable): the page, or %NULL when they have none of that name
 */
const PsPageInfo *
ps_page_table_find (PsRole      roles,
                    const char *id)
{
  for (const PsPageInfo *page = pages; page->id != NULL; page++)
    {
      if (g_str_equal (page->id, id) && ps_roles_may (roles, page->right))
        return page;
    }

  return NULL;
}
