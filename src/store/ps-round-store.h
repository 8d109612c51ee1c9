#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsRoundRow:
 * @position: the segment's, in the agenda that the meeting began with
 * @people: how many it reached
 * @completed_at: when, microseconds UTC
 *
 * That a round was completed. There is no more to know about it.
 */
typedef struct {
  guint  position;
  guint  people;
  gint64 completed_at;
} PsRoundRow;

/**
 * PsRoundSeatRow:
 * @person_id: who
 * @name: what they like to be called
 * @initial: the first letter of their family name, or ""
 *
 * Somebody who is at a meeting now. A round takes the initials of it, and nothing else.
 */
typedef struct {
  gint64  person_id;
  char   *name;
  char   *initial;
} PsRoundSeatRow;

GArray    *ps_round_store_list   (PsConn            *conn,
                                  gint64             session_id,
                                  GError           **error);
gboolean   ps_round_store_set    (PsConn            *conn,
                                  gint64             session_id,
                                  const PsRoundRow  *row,
                                  GError           **error);
gboolean   ps_round_store_remove (PsConn            *conn,
                                  gint64             session_id,
                                  guint              position,
                                  GError           **error);
GPtrArray *ps_round_store_seats  (PsConn            *conn,
                                  gint64             session_id,
                                  GError           **error);

G_END_DECLS
