#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsConsentRow:
 * @group_id: the group it is about, or 0 for whichever they are in
 * @kind: `disclosure`, `participation`, `presentation` or `graduation`
 * @version: of the wording that was signed
 * @form: `paper`, `electronic` or `spoken`
 * @content: what may be given: of `roster`, `contact`, `attendance` and `notes`, by spaces
 * @information: the same in somebody's own words, or more closely
 * @discloser: who may give it
 * @recipients: to whom, one a line
 * @purpose: `care`, `request`, `proceeding`, or what somebody wrote
 * @expires_on: (nullable): the last day on which it holds, YYYY-MM-DD
 * @expires_event: what ends it instead
 * @signed_by: `member`, `guardian` or `representative`
 * @signer: who that was, where it was not the member
 * @given_on: (nullable): when it was signed, YYYY-MM-DD; %NULL for a draft
 * @revoked_on: (nullable): the first day on which it does not hold any more, YYYY-MM-DD
 * @revoked_how: (nullable): `written`, `spoken`, or `event` where what ends it came; with @revoked_on
 * @note: what else there is to know
 * @created_at: microseconds UTC
 * @updated_at: microseconds UTC
 * @group_name: read only: "" for whichever group
 * @used: read only: how often something was given by it
 *
 * One consent of one member. A plain struct: it crosses threads. Texts that are not there are "" when
 * read, and may be %NULL when written.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  gint64  person_id;
  gint64  group_id;
  char   *kind;
  char   *version;
  char   *form;
  char   *content;
  char   *information;
  char   *discloser;
  char   *recipients;
  char   *purpose;
  char   *expires_on;
  char   *expires_event;
  char   *signed_by;
  char   *signer;
  char   *given_on;
  char   *revoked_on;
  char   *revoked_how;
  char   *note;
  gint64  created_at;
  gint64  updated_at;
  char   *group_name;
  guint   used;
} PsConsentRow;

PsConsentRow *ps_consent_row_new             (void);
PsConsentRow *ps_consent_row_copy            (const PsConsentRow *row);
void          ps_consent_row_free            (PsConsentRow       *row);

GPtrArray    *ps_consent_store_of_person     (PsConn             *conn,
                                              gint64              person_id,
                                              GError            **error);
GPtrArray    *ps_consent_store_without_notes (PsConn             *conn,
                                              gint64              person_id,
                                              GError            **error);
PsConsentRow *ps_consent_store_get           (PsConn             *conn,
                                              gint64              id,
                                              GError            **error);
gboolean      ps_consent_store_add           (PsConn             *conn,
                                              PsConsentRow       *row,
                                              gint64              now,
                                              GError            **error);
gboolean      ps_consent_store_save          (PsConn             *conn,
                                              const PsConsentRow *row,
                                              gint64              now,
                                              GError            **error);
gboolean      ps_consent_store_set_revoked   (PsConn             *conn,
                                              gint64              id,
                                              const char         *on,
                                              const char         *how,
                                              gint64              now,
                                              GError            **error);
gboolean      ps_consent_store_remove        (PsConn             *conn,
                                              gint64              id,
                                              gint64              now,
                                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsConsentRow, ps_consent_row_free)

G_END_DECLS
