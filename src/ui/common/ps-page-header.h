#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_PAGE_HEADER (ps_page_header_get_type ())

G_DECLARE_FINAL_TYPE (PsPageHeader, ps_page_header, PS, PAGE_HEADER, GtkWidget)

GtkWidget *ps_page_header_new              (const char   *title);
void       ps_page_header_set_title        (PsPageHeader *self,
                                            const char   *title);
void       ps_page_header_set_subtitle     (PsPageHeader *self,
                                            const char   *subtitle);
void       ps_page_header_set_title_widget (PsPageHeader *self,
                                            GtkWidget    *title_widget);
void       ps_page_header_set_back_action  (PsPageHeader *self,
                                            const char   *action_name);
void       ps_page_header_pack_start       (PsPageHeader *self,
                                            GtkWidget    *child);
void       ps_page_header_pack_end         (PsPageHeader *self,
                                            GtkWidget    *child);

G_END_DECLS
