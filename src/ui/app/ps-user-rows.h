#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void        ps_user_rows_fill     (GtkListBox *list,
                                   GPtrArray  *users);
gboolean    ps_user_rows_choose   (GtkListBox *list,
                                   GPtrArray  *users,
                                   const char *last_user_id,
                                   gboolean    switching);
void        ps_user_rows_mark     (GtkListBox *list);
gboolean    ps_user_rows_focus    (GtkListBox *list);
const char *ps_user_rows_get_name (GtkListBox *list,
                                   GPtrArray  *users);

G_END_DECLS
