#pragma once

#include "ps-db.h"
#include "ps-writer.h"

G_BEGIN_DECLS

struct _PsDb
{
  GObject   parent_instance;

  GThread  *home_thread;
  char     *path;
  PsConn   *reader;
  PsWriter *writer;
  guint     serial;
  gboolean  replaced;
  PsRole    roles;
};

void ps_db_report (PsDb  *self,
                   PsJob *job);

G_END_DECLS
