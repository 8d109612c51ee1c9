#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

void   ps_write_task_run         (GTask           *task,
                                  PsDb            *db,
                                  PsDbWork         work,
                                  gpointer         data,
                                  GDestroyNotify   data_free);
void   ps_write_task_run_for_id  (GTask           *task,
                                  PsDb            *db,
                                  PsDbWork         work,
                                  gpointer         data,
                                  GDestroyNotify   data_free,
                                  const gint64    *id);
gint64 ps_write_task_take_id     (GTask           *task,
                                  GError         **error);

G_END_DECLS
