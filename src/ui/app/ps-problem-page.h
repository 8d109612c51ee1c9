#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_PROBLEM_PAGE (ps_problem_page_get_type ())

G_DECLARE_FINAL_TYPE (PsProblemPage, ps_problem_page, PS, PROBLEM_PAGE, AdwBin)

GtkWidget *ps_problem_page_new       (void);
void       ps_problem_page_set_error (PsProblemPage *self,
                                      const GError  *error);

G_END_DECLS
