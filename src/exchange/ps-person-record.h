#pragma once

#include "ps-about-store.h"
#include "ps-disclosure.h"

G_BEGIN_DECLS

/**
 * PsPersonRecord:
 * @person_id: whose it is
 * @parts: of each of #PsAboutPart the rows, as ps_about_store_list() has them
 * @ways: (element-type PsContactWayRow): how they are reached
 * @consents: (element-type PsConsentRow): what they consented to, the newest first
 * @given: (element-type PsDisclosureRow): what was given of them, the newest first
 * @notice: (nullable): what has to go with it: 42 CFR 2.32
 * @made_at: microseconds UTC
 *
 * All that is known of one person, with nobody else's name in it.
 */
typedef struct {
  gint64      person_id;
  GPtrArray  *parts[PS_ABOUT_N_PARTS];
  GPtrArray  *ways;
  GPtrArray  *consents;
  GPtrArray  *given;
  const char *notice;
  gint64      made_at;
} PsPersonRecord;

PsPersonRecord *ps_person_record_read   (PsConn                *conn,
                                         gint64                 person_id,
                                         const PsClock         *clock,
                                         PsDisclosure          *gate,
                                         GError               **error);
void            ps_person_record_free   (PsPersonRecord        *record);
const char     *ps_person_record_get    (const PsPersonRecord  *record,
                                         PsAboutPart            part,
                                         guint                  row,
                                         const char            *column);
char           *ps_person_record_moment (const PsPersonRecord  *record,
                                         PsAboutPart            part,
                                         guint                  row,
                                         const char            *column);
GTimeZone      *ps_person_record_zone   (const PsPersonRecord  *record,
                                         PsAboutPart            part,
                                         guint                  row);

void            ps_person_json_write    (GString               *out,
                                         const PsPersonRecord  *record);
GPtrArray      *ps_person_text_new      (const PsPersonRecord  *record);
void            ps_person_text_write    (GString               *out,
                                         GPtrArray             *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPersonRecord, ps_person_record_free)

G_END_DECLS
