#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsDisclosureRow:
 * @given_at: microseconds UTC
 * @given_by: a user's name
 * @audience: `outside`, `member` or `inside`
 * @recipient: who got it; may be "" where no rule asks for it
 * @purpose: what for; likewise
 * @content: of `roster`, `contact`, `attendance` and `notes`, by spaces
 * @form: `print`, `pdf`, `csv`, `json`, `vcard`, `letter` or `spoken`
 * @consent_id: read only: by which consent of the member that was asked about, or 0
 * @group_names: read only: of which groups, one a line; may be ""
 * @part2: read only: whether one of those was a Part 2 group then
 *
 * One time that something of members was printed or left the house. It is written once and stays.
 */
typedef struct {
  gint64    id;
  PsUid     uid;
  gint64    given_at;
  char     *given_by;
  char     *audience;
  char     *recipient;
  char     *purpose;
  char     *content;
  char     *form;
  gint64    consent_id;
  char     *group_names;
  gboolean  part2;
} PsDisclosureRow;

PsDisclosureRow *ps_disclosure_row_new          (void);
void             ps_disclosure_row_free         (PsDisclosureRow  *row);

gboolean         ps_disclosure_store_add        (PsConn           *conn,
                                                 PsDisclosureRow  *row,
                                                 GError          **error);
gboolean         ps_disclosure_store_add_person (PsConn           *conn,
                                                 gint64            disclosure_id,
                                                 gint64            person_id,
                                                 gint64            group_id,
                                                 gint64            consent_id,
                                                 gboolean          part2,
                                                 GError          **error);
GPtrArray       *ps_disclosure_store_of_person  (PsConn           *conn,
                                                 gint64            person_id,
                                                 GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDisclosureRow, ps_disclosure_row_free)

G_END_DECLS
