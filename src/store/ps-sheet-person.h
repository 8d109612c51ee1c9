#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsSheetPerson:
 * @name: what they like to be called
 * @full_name: or ""
 * @archived: went off the roster
 * @merged: is the record of somebody who has another
 *
 * What has to be known of somebody who is put on an attendance sheet; the front desk may know as much.
 */
typedef struct {
  char     *name;
  char     *full_name;
  gboolean  archived;
  gboolean  merged;
} PsSheetPerson;

void           ps_sheet_person_free     (PsSheetPerson  *person);

PsSheetPerson *ps_sheet_person_get      (PsConn         *conn,
                                         gint64          person_id,
                                         GError        **error);
gboolean       ps_sheet_person_is_stray (PsConn         *conn,
                                         gint64          person_id,
                                         gboolean       *is_stray,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSheetPerson, ps_sheet_person_free)

G_END_DECLS
