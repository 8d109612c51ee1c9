#pragma once

#include "ps-meetings.h"

G_BEGIN_DECLS

struct _PsMeetings
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  char          *user_name;
  PsLiveMeeting *current;
  gboolean       was_running;  /* the current one ran before this object was made */
};

G_END_DECLS
