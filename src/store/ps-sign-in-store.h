#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsSignInRow:
 * @person_id: who
 * @preferred_name: what they like to be called
 * @full_name: their whole name, or ""
 * @initial: the first letter of their family name, or ""
 *
 * Somebody who is on the sheet that is signed at the door.
 */
typedef struct {
  gint64  person_id;
  char   *preferred_name;
  char   *full_name;
  char   *initial;
} PsSignInRow;

PsSignInRow *ps_sign_in_row_new    (gint64       person_id,
                                    const char  *preferred_name,
                                    const char  *full_name,
                                    const char  *initial);
void         ps_sign_in_row_free   (PsSignInRow *row);

GPtrArray   *ps_sign_in_store_list (PsConn      *conn,
                                    gint64       session_id,
                                    gint64       group_id,
                                    const char  *rule_on,
                                    const char  *day,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSignInRow, ps_sign_in_row_free)

G_END_DECLS
