#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsGiven:
 * @PS_GIVEN_ROSTER: that they are on the roster, and what stands there of them: groups, pronouns,
 *   language, access needs
 * @PS_GIVEN_CONTACT: the ways to reach them
 * @PS_GIVEN_ATTENDANCE: to which meetings they came
 * @PS_GIVEN_NOTES: what was written about them
 *
 * What of a member is given to somebody. Their name goes with each.
 */
typedef enum {
  PS_GIVEN_NOTHING    = 0,
  PS_GIVEN_ROSTER     = 1 << 0,
  PS_GIVEN_CONTACT    = 1 << 1,
  PS_GIVEN_ATTENDANCE = 1 << 2,
  PS_GIVEN_NOTES      = 1 << 3,
} PsGiven;

#define PS_GIVEN_N 4

PsGiven  ps_given_from_string (const char *string);
char    *ps_given_to_string   (PsGiven     given);
char    *ps_given_describe    (PsGiven     given);

G_END_DECLS
