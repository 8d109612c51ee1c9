#pragma once

#include "ps-roster.h"

G_BEGIN_DECLS

struct _PsRoster
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
};

gboolean ps_roster_today_of (PsConn         *conn,
                             const PsClock  *clock,
                             gint64          group_id,
                             char            iso[],
                             GError        **error);
gboolean ps_roster_check_days (PsConn                *conn,
                               const PsMembershipRow *spell,
                               const char            *joined_on,
                               const char            *left_on,
                               GError               **error);

G_END_DECLS
