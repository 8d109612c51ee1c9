#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_TOPICS_PAGE (ps_topics_page_get_type ())

G_DECLARE_FINAL_TYPE (PsTopicsPage, ps_topics_page, PS, TOPICS_PAGE, AdwBin)

GtkWidget *ps_topics_page_new  (PsWorkspace  *workspace);
void       ps_topics_page_show (PsTopicsPage *self,
                                gint64        id);

G_END_DECLS
