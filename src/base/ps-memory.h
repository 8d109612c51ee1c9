#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For ps-memory-free.c only, which has to know it without a call. */
extern gboolean ps_memory_wiping;

void ps_memory_wipe_what_is_freed (void);
void ps_memory_give_back          (void);
void ps_memory_sweep              (void);

G_END_DECLS
