#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsHeadCount:
 * @n: how many there were whose names are not written down; -1 where nobody counted
 * @n_new: how many of them were there for the first time; -1 where nobody asked
 *
 * Those at a meeting who are counted and not named: all of them in a group that keeps no roster, and in
 * others whoever gave no name.
 */
typedef struct {
  int n;
  int n_new;
} PsHeadCount;

#define PS_HEAD_COUNT_MOST 100000

gboolean ps_head_count_store_get (PsConn             *conn,
                                  gint64              session_id,
                                  PsHeadCount        *heads,
                                  gboolean           *by_name,
                                  GError            **error);
gboolean ps_head_count_store_set (PsConn             *conn,
                                  gint64              session_id,
                                  const PsHeadCount  *heads,
                                  GError            **error);

G_END_DECLS
