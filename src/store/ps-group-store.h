#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsGroupRow:
 * @name: never empty
 * @neutral_name: what a flyer or a message on a machine may say; may be empty
 * @model: "co-facilitated", "programme", "recovery", "patient-led" or "web"
 * @access: "open" or "closed"; %NULL for the first
 * @rule: an RRULE value (RFC 5545, 3.3.10), or "" for a group without fixed dates
 * @starts_on: the day that the rule counts from, YYYY-MM-DD
 * @start_minute: minutes after midnight, local time
 * @zone: an IANA name
 * @minutes: how long a meeting is
 * @capacity: from how many on the program warns; 0 for never
 * @head_count: keeps no roster, only a number
 * @cross_talk: "allowed", "after-check-in" or "not-at-all"; %NULL for the second
 * @agreement: the comfort agreement, one point a line
 * @agreement_on: the day it was agreed, YYYY-MM-DD, or ""
 * @part2: 42 CFR Part 2 applies
 * @next_topic_id: what the debrief chose, or 0
 * @not_seen_after: after how many meetings without somebody they are called; 0 for never
 * @created_at: microseconds UTC
 * @updated_at: microseconds UTC
 * @archived_at: microseconds UTC, or 0
 *
 * A group: a row of support_group. A plain struct: it crosses threads. Texts that are not there are
 * "" when read, and may be %NULL when written.
 */
typedef struct {
  gint64    id;
  PsUid     uid;
  char     *name;
  char     *neutral_name;
  char     *model;
  char     *access;
  char     *place;
  char     *rule;
  char     *starts_on;
  guint     start_minute;
  char     *zone;
  guint     minutes;
  guint     capacity;
  gboolean  head_count;
  char     *cross_talk;
  char     *agreement;
  char     *agreement_on;
  char     *peer_leader;
  char     *professional;
  gboolean  part2;
  gint64    next_topic_id;
  guint     not_seen_after;
  gint64    created_at;
  gint64    updated_at;
  gint64    archived_at;
} PsGroupRow;

PsGroupRow *ps_group_row_new  (void);
PsGroupRow *ps_group_row_copy (const PsGroupRow *row);
void        ps_group_row_free (PsGroupRow       *row);

GArray     *ps_group_store_ids            (PsConn           *conn,
                                           gboolean          archived,
                                           gint              limit,
                                           GError          **error);
PsGroupRow *ps_group_store_get            (PsConn           *conn,
                                           gint64            id,
                                           GError          **error);
gboolean    ps_group_store_add            (PsConn           *conn,
                                           PsGroupRow       *row,
                                           gint64            now,
                                           GError          **error);
gboolean    ps_group_store_save           (PsConn           *conn,
                                           const PsGroupRow *row,
                                           gint64            now,
                                           GError          **error);
gboolean    ps_group_store_set_archived   (PsConn           *conn,
                                           gint64            id,
                                           gboolean          archived,
                                           gint64            now,
                                           GError          **error);
gboolean    ps_group_store_set_next_topic (PsConn           *conn,
                                           gint64            id,
                                           gint64            topic_id,
                                           gint64            now,
                                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsGroupRow, ps_group_row_free)

G_END_DECLS
