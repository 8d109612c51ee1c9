#pragma once

#include <gtk/gtk.h>

#include "ps-attendance-store.h"

G_BEGIN_DECLS

/**
 * PsAttendeeKey:
 * @key: a digit
 * @status: (nullable): the status that it marks; %NULL where it says how somebody takes part
 * @mode: (nullable): how they take part; %NULL to leave that as it is
 *
 * What one key on a row of an attendance list says.
 */
typedef struct {
  char        key;
  const char *status;
  const char *mode;
} PsAttendeeKey;

extern const PsAttendeeKey ps_attendee_keys[];
extern const gsize ps_attendee_n_keys;

const PsAttendeeKey *ps_attendee_keys_find  (guint                  keyval);
gboolean             ps_attendee_keys_apply (const PsAttendeeKey   *key,
                                             const PsAttendanceRow *row,
                                             const char           **status,
                                             const char           **mode);
char                *ps_attendee_keys_words (void);

G_END_DECLS
