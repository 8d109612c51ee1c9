#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsMark:
 * @PS_MARK_NONE: nothing was marked: they are not on the sheet
 * @PS_MARK_EXPECTED: on the sheet, and nothing said about them yet
 * @PS_MARK_PRESENT: there
 * @PS_MARK_LATE: there, not from the beginning
 * @PS_MARK_LEFT_EARLY: there, not until the end
 * @PS_MARK_EXCUSED: not there, and they had said so
 * @PS_MARK_ABSENT: not there
 *
 * The statuses of a sheet as numbers: years of them fit a byte each.
 */
typedef enum {
  PS_MARK_NONE,
  PS_MARK_EXPECTED,
  PS_MARK_PRESENT,
  PS_MARK_LATE,
  PS_MARK_LEFT_EARLY,
  PS_MARK_EXCUSED,
  PS_MARK_ABSENT,
  PS_N_MARKS,
} PsMark;

typedef enum {
  PS_MODE_IN_PERSON,
  PS_MODE_ONLINE,
  PS_MODE_PHONE,
} PsMode;

/**
 * PsHistorySession:
 * @started_at: when it began, microseconds UTC
 * @social: an outing, to which nobody has to come
 * @taken: whether attendance was taken: somebody was marked as there
 *
 * A meeting that has ended.
 */
typedef struct {
  gint64   id;
  gint64   started_at;
  gboolean social;
  gboolean taken;
} PsHistorySession;

/**
 * PsHistoryMark:
 * @updated_at: when it was marked so, microseconds UTC
 *
 * How somebody was at a meeting.
 */
typedef struct {
  gint64   session_id;
  gint64   person_id;
  gint64   updated_at;
  guint8   mark;
  guint8   mode;
  gboolean first_time;
} PsHistoryMark;

/**
 * PsHistoryRow:
 * @person_id: who
 * @name: their preferred name
 * @archived: no longer on the roster
 * @died: whether they have died
 * @home: whether it is their home group
 * @not_seen: whether it was noticed that they were not seen for long
 * @call_due: whether the call that came of that has still to be made
 *
 * Somebody who belongs to a group, did, or came to it.
 */
typedef struct {
  gint64    person_id;
  char     *name;
  gboolean  archived;
  gboolean  died;
  gboolean  home;
  gboolean  not_seen;
  gboolean  call_due;
} PsHistoryRow;

void       ps_history_row_free      (PsHistoryRow  *row);

gboolean   ps_mark_is_here          (PsMark         mark);

GArray    *ps_history_store_sessions (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         since,
                                      guint          at_least,
                                      GError       **error);
GArray    *ps_history_store_marks    (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         since,
                                      GError       **error);
GArray    *ps_history_store_marks_of (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         person_id,
                                      gint64         since,
                                      GError       **error);
GPtrArray *ps_history_store_people   (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         since,
                                      const char    *since_on,
                                      GError       **error);
gboolean   ps_history_store_home     (PsConn        *conn,
                                      gint64         person_id,
                                      gint64        *group_id,
                                      GError       **error);

G_END_DECLS
