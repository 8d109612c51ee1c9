#pragma once

#include "ps-paper.h"

G_BEGIN_DECLS

typedef struct _PsAgendaPage PsAgendaPage;

PsAgendaPage *ps_agenda_page_new       (const char          *group_name,
                                        const char          *place,
                                        gint64               starts_at,
                                        GTimeZone           *zone,
                                        GPtrArray           *agenda,
                                        const char          *agreement);
void          ps_agenda_page_free      (PsAgendaPage        *self);
guint         ps_agenda_page_count     (const PsAgendaPage  *self,
                                        double               width,
                                        double               height);
void          ps_agenda_page_draw      (const PsAgendaPage  *self,
                                        cairo_t             *cr,
                                        double               width,
                                        double               height,
                                        guint                page);
gboolean      ps_agenda_page_save_pdf  (const PsAgendaPage  *self,
                                        GFile               *file,
                                        PsPaperSize          size,
                                        GCancellable        *cancellable,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAgendaPage, ps_agenda_page_free)

G_END_DECLS
