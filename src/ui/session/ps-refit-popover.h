#pragma once

#include <gtk/gtk.h>

#include "ps-forms.h"

G_BEGIN_DECLS

#define PS_TYPE_REFIT_POPOVER (ps_refit_popover_get_type ())

G_DECLARE_FINAL_TYPE (PsRefitPopover, ps_refit_popover, PS, REFIT_POPOVER, GtkPopover)

void ps_refit_popover_show_offers (PsRefitPopover *self,
                                   const char     *late,
                                   GPtrArray      *refits,
                                   GTimeZone      *zone,
                                   const PsForms  *forms);

G_END_DECLS
