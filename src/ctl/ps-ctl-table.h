#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PsCtlTable PsCtlTable;

PsCtlTable *ps_ctl_table_new    (guint        n_columns,
                                 ...);
void        ps_ctl_table_free   (PsCtlTable  *self);
void        ps_ctl_table_text   (PsCtlTable  *self,
                                 const char  *text);
void        ps_ctl_table_number (PsCtlTable  *self,
                                 gint64       number);
void        ps_ctl_table_print  (PsCtlTable  *self,
                                 GString     *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsCtlTable, ps_ctl_table_free)

G_END_DECLS
