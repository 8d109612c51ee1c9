#pragma once

#include "ps-clock-reading.h"
#include "ps-forms.h"
#include "ps-refit.h"

G_BEGIN_DECLS

/**
 * PsMeetingNote:
 * @PS_MEETING_NOTE_QUIET: good to know
 * @PS_MEETING_NOTE_NEAR: there is something to do soon
 * @PS_MEETING_NOTE_EATEN: it is late for that
 *
 * How much the sentence below the clock stands out: by a sign and a frame as well as by colour.
 */
typedef enum {
  PS_MEETING_NOTE_QUIET,
  PS_MEETING_NOTE_NEAR,
  PS_MEETING_NOTE_EATEN,
} PsMeetingNote;

char *ps_meeting_notes_get     (const PsClockReading *reading,
                                gboolean              moves_on,
                                GTimeZone            *zone,
                                const PsForms        *forms,
                                PsMeetingNote        *look);
char *ps_meeting_notes_closing (const PsClockReading *reading,
                                GTimeZone            *zone,
                                const PsForms        *forms);
char *ps_meeting_notes_late    (const PsClockReading *reading,
                                GTimeZone            *zone,
                                const PsForms        *forms);
char *ps_meeting_notes_fitted  (const PsRefit        *refit,
                                const char           *dropped,
                                GTimeZone            *zone,
                                const PsForms        *forms);
char *ps_meeting_notes_marked  (PsMarkerKind          kind,
                                gint64                at,
                                GTimeZone            *zone,
                                const PsForms        *forms);
char *ps_meeting_notes_undo    (const PsClockReading *reading);
char *ps_meeting_notes_undone  (const PsClockReading *reading);

G_END_DECLS
