#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_CURTAIN (ps_curtain_get_type ())

G_DECLARE_FINAL_TYPE (PsCurtain, ps_curtain, PS, CURTAIN, AdwBin)

GtkWidget *ps_curtain_new            (void);
void       ps_curtain_set_can_switch (PsCurtain *self,
                                      gboolean   can_switch);

G_END_DECLS
