#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsDatePlanRow:
 * @group_id: whose date
 * @rule_on: which date of the group's rule, YYYY-MM-DD
 * @topic_id: what it is about, or 0
 * @topic_title: read only: the topic's title, or ""
 * @topic_minutes: read only: how long the topic takes, or 0
 * @note: what else is to be thought of
 *
 * What is planned for one date of a group's rule. Who presents there is stored beside it and not
 * touched from here.
 */
typedef struct {
  gint64  group_id;
  char   *rule_on;
  gint64  topic_id;
  char   *topic_title;
  guint   topic_minutes;
  char   *note;
} PsDatePlanRow;

PsDatePlanRow *ps_date_plan_row_new        (void);
void           ps_date_plan_row_free       (PsDatePlanRow *row);

PsDatePlanRow *ps_date_plan_store_find     (PsConn        *conn,
                                            gint64         group_id,
                                            const char    *rule_on,
                                            GError       **error);
gboolean       ps_date_plan_store_set_topic (PsConn       *conn,
                                            gint64         group_id,
                                            const char    *rule_on,
                                            gint64         topic_id,
                                            gint64         now,
                                            GError       **error);
gboolean       ps_date_plan_store_set_note (PsConn        *conn,
                                            gint64         group_id,
                                            const char    *rule_on,
                                            const char    *note,
                                            gint64         now,
                                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDatePlanRow, ps_date_plan_row_free)

G_END_DECLS
