#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsAgendaRow:
 * @kind: one of PRODUCT.md's words for a segment
 * @title: never empty
 * @min_s: seconds; @min_s <= @planned_s <= @max_s
 * @planned_s: seconds
 * @max_s: seconds, at most a day
 * @led_by: "peer", "professional", "member" or "guest"; %NULL for the first
 * @protected_: its minutes are reserved
 * @auto_advance: goes to the next by itself
 *
 * A segment of the agenda that a group's next meeting starts from.
 */
typedef struct {
  gint64    id;
  char     *kind;
  char     *title;
  guint     min_s;
  guint     planned_s;
  guint     max_s;
  char     *led_by;
  char     *cue;
  char     *materials;
  gboolean  protected_;
  gboolean  auto_advance;
} PsAgendaRow;

/**
 * PsGroupDateRow:
 * @rule_on: a day that the group's rule gives, YYYY-MM-DD
 * @action: "skipped" or "moved"
 * @moved_on: (nullable): where to, YYYY-MM-DD, if it was moved
 * @moved_minute: and when, minutes after midnight
 *
 * A date of the rule that does not happen, or happens at another time.
 */
typedef struct {
  char  *rule_on;
  char  *action;
  char  *moved_on;
  guint  moved_minute;
} PsGroupDateRow;

PsAgendaRow    *ps_agenda_row_new      (void);
void            ps_agenda_row_free     (PsAgendaRow    *row);
PsGroupDateRow *ps_group_date_row_new  (void);
void            ps_group_date_row_free (PsGroupDateRow *row);

GPtrArray *ps_agenda_store_list (PsConn    *conn,
                                 gint64     group_id,
                                 GError   **error);
gboolean   ps_agenda_store_set  (PsConn    *conn,
                                 gint64     group_id,
                                 GPtrArray *rows,
                                 GError   **error);

GPtrArray *ps_group_store_dates      (PsConn               *conn,
                                      gint64                group_id,
                                      GError              **error);
gboolean   ps_group_store_put_date   (PsConn               *conn,
                                      gint64                group_id,
                                      const PsGroupDateRow *row,
                                      GError              **error);
gboolean   ps_group_store_clear_date (PsConn               *conn,
                                      gint64                group_id,
                                      const char           *rule_on,
                                      GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAgendaRow, ps_agenda_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsGroupDateRow, ps_group_date_row_free)

G_END_DECLS
