#pragma once

#include "ps-disclosure.h"
#include "ps-door.h"

G_BEGIN_DECLS

/**
 * PsSignIn:
 * @group_id: whose meeting
 * @title: what the group is called where anybody may read it
 * @place: where it meets, or ""
 * @zone: in which the times are said
 * @starts_at: when, microseconds UTC
 * @ends_at: until when, microseconds UTC
 * @now: when the sheet is made, microseconds UTC
 * @names: (element-type utf8): who is on it, as ps_sign_in_names() writes them
 * @people: (element-type gint64): who that is
 * @part2: whether it is a Part 2 group's
 *
 * What stands on the sheet on which people sign in to a meeting.
 */
typedef struct {
  gint64     group_id;
  char      *title;
  char      *place;
  GTimeZone *zone;
  gint64     starts_at;
  gint64     ends_at;
  gint64     now;
  GPtrArray *names;
  GArray    *people;
  gboolean   part2;
} PsSignIn;

GPtrArray    *ps_sign_in_dates (PsGroups             *groups,
                                gint64                group_id,
                                guint                 n,
                                GError              **error);
PsSignIn     *ps_sign_in_new   (PsDb                 *db,
                                const PsClock        *clock,
                                const PsDoorMeeting  *meeting,
                                gboolean              with_names,
                                GError              **error);
void          ps_sign_in_free  (PsSignIn             *self);
PsDisclosure *ps_sign_in_gate  (const PsSignIn       *self,
                                const char           *form);
const char   *ps_sign_in_get_notice (const PsSignIn   *self,
                                     PsDisclosure     *gate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSignIn, ps_sign_in_free)

G_END_DECLS
