#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-streak.h"

G_BEGIN_DECLS

gboolean   ps_spell_from_days      (PsSpell                *spell,
                                    const char             *joined_on,
                                    const char             *left_on);
GTimeZone *ps_streak_of_open_zone  (PsConn                 *conn,
                                    gint64                  group_id);
GArray    *ps_streak_of_meetings   (GArray                 *sessions,
                                    GTimeZone              *zone);

gboolean   ps_streak_of            (PsDb                   *db,
                                    const PsClock          *clock,
                                    gint64                  person_id,
                                    gint64                  group_id,
                                    PsStreak               *streak,
                                    GError                **error);
char      *ps_streak_of_dup_words  (PsDb                   *db,
                                    const PsClock          *clock,
                                    gint64                  person_id,
                                    gint64                  group_id);

G_END_DECLS
