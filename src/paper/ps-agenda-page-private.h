#pragma once

/* Between ps-agenda-page.c, which is what there is to read, and ps-agenda-page-put.c, which puts it on
 * sheets.
 */

#include "ps-agenda-page.h"

G_BEGIN_DECLS

/**
 * PsAgendaPage:
 *
 * The agenda for the wall of the room: when, what, and who leads it by role.
 *
 * No name is on it and no cue text, since everybody in the room reads it. What the group agreed on
 * stands below the agenda, where all of it finds room. The type is as large as one sheet lets it
 * be, since it is read from a chair; a long agenda goes on to another page.
 */
struct _PsAgendaPage
{
  char      *group_name;
  char      *place;
  gint64     starts_at;
  GTimeZone *zone;
  GPtrArray *agenda;
  GStrv      agreement;
};

guint ps_agenda_page_put (const PsAgendaPage *self,
                          cairo_t            *cr,
                          double              width,
                          double              height,
                          guint               page);

G_END_DECLS
