#pragma once

/* For the parts of the text about a person only. */

#include "ps-person-record.h"

G_BEGIN_DECLS

void  ps_person_text_add_item     (GPtrArray            *out,
                                   const char           *sentence);
void  ps_person_text_add_heading  (GPtrArray            *out,
                                   const char           *heading);
char *ps_person_text_day          (const char           *iso);
char *ps_person_text_moment       (gint64                moment,
                                   GTimeZone            *zone);
char *ps_person_text_cell         (const PsPersonRecord *record,
                                   PsAboutPart           part,
                                   guint                 row,
                                   const char           *column);

void  ps_person_text_add_deeds    (GPtrArray            *out,
                                   const PsPersonRecord *record);
void  ps_person_text_add_consents (GPtrArray            *out,
                                   const PsPersonRecord *record);

G_END_DECLS
