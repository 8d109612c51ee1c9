#pragma once

#include "ps-conn.h"
#include "ps-uid.h"

G_BEGIN_DECLS

/**
 * PsDraftRow:
 * @uid: for the seal
 * @form: which form it was typed into
 * @object: whom or what it is about; empty for somebody or something new
 * @sealed: what was typed, sealed to the author alone
 *
 * What somebody had typed into a form when the vault was locked.
 */
typedef struct {
  PsUid   uid;
  char   *form;
  char   *object;
  GBytes *sealed;
} PsDraftRow;

PsDraftRow *ps_draft_row_new      (void);
void        ps_draft_row_free     (PsDraftRow        *row);

gboolean    ps_draft_store_put    (PsConn            *conn,
                                   const PsUid       *author,
                                   const PsDraftRow  *row,
                                   gint64             wall,
                                   GError           **error);
GPtrArray  *ps_draft_store_list   (PsConn            *conn,
                                   const PsUid       *author,
                                   GError           **error);
gboolean    ps_draft_store_remove (PsConn            *conn,
                                   const PsUid       *author,
                                   const char        *form,
                                   const char        *object,
                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDraftRow, ps_draft_row_free)

G_END_DECLS
