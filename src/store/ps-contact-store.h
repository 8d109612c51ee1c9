#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsContactWayRow:
 * @kind: "phone", "email" or "postal"
 * @value: the number or address as it was given; never empty
 * @label: whose or which, such as "work"
 * @ok_call: they said that they may be called
 * @ok_text: that they may be sent a text message
 * @ok_message: that a message may be left
 * @ok_mail: that they may be written to
 *
 * One way to reach a person, with what they said may be done with it: a row of contact_way.
 */
typedef struct {
  gint64    id;
  char     *kind;
  char     *value;
  char     *label;
  gboolean  ok_call;
  gboolean  ok_text;
  gboolean  ok_message;
  gboolean  ok_mail;
} PsContactWayRow;

PsContactWayRow *ps_contact_way_row_new  (void);
PsContactWayRow *ps_contact_way_row_copy (const PsContactWayRow *row);
GPtrArray       *ps_contact_way_rows_copy (GPtrArray      *rows);
void             ps_contact_way_row_free (PsContactWayRow *row);

char      *ps_contact_way_fold   (const char      *kind,
                                  const char      *value);
GPtrArray *ps_contact_store_list (PsConn          *conn,
                                  gint64           person_id,
                                  GError         **error);
gboolean   ps_contact_store_add  (PsConn          *conn,
                                  gint64           person_id,
                                  PsContactWayRow *row,
                                  GError         **error);
gboolean   ps_contact_store_add_first (PsConn     *conn,
                                       gint64      person_id,
                                       GPtrArray  *rows,
                                       GError    **error);
gboolean   ps_contact_store_set  (PsConn          *conn,
                                  gint64           person_id,
                                  GPtrArray       *rows,
                                  GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsContactWayRow, ps_contact_way_row_free)

G_END_DECLS
