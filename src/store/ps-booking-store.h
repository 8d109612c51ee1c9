#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsBookingRow:
 * @guest_id: who was asked
 * @group_id: to which group
 * @rule_on: and to which date of its rule, YYYY-MM-DD
 * @state: "asked", "agreed" or "declined"
 * @briefed_on: the day they were told what stays in the room, and its limits, YYYY-MM-DD, or ""
 * @guest_name: read only
 * @guest_subject: read only: what they speak about, or ""
 * @group_name: read only
 *
 * A guest who was asked to a date of a group's rule.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  gint64  guest_id;
  gint64  group_id;
  char   *rule_on;
  char   *state;
  char   *briefed_on;
  char   *guest_name;
  char   *guest_subject;
  char   *group_name;
} PsBookingRow;

PsBookingRow *ps_booking_row_new        (void);
PsBookingRow *ps_booking_row_copy       (const PsBookingRow *row);
void          ps_booking_row_free       (PsBookingRow       *row);

GPtrArray    *ps_booking_store_of_date  (PsConn             *conn,
                                         gint64              group_id,
                                         const char         *rule_on,
                                         GError            **error);
GPtrArray    *ps_booking_store_of_guest (PsConn             *conn,
                                         gint64              guest_id,
                                         const char         *from_on,
                                         GError            **error);
gboolean      ps_booking_store_put      (PsConn             *conn,
                                         PsBookingRow       *row,
                                         gint64              now,
                                         GError            **error);
gboolean      ps_booking_store_remove   (PsConn             *conn,
                                         const PsBookingRow *row,
                                         gint64              now,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsBookingRow, ps_booking_row_free)

G_END_DECLS
