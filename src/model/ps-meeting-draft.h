#pragma once

#include <gio/gio.h>

#include "ps-clock.h"
#include "ps-refit.h"

G_BEGIN_DECLS

/**
 * PsMeetingDraft:
 * @group_id: whose meeting
 * @group_name: (nullable): what the group is called, for whoever shows the draft
 * @rule_on: (nullable): which date of the group's rule it is; %NULL for one outside the rule
 * @planned_at: when it is to begin, microseconds UTC
 * @planned_s: how long it is to take, seconds
 * @agenda: (element-type PsSegmentPlan): its segments
 * @last_agenda: (nullable) (element-type PsSegmentPlan): the plan that the group's last meeting began
 *   with, for whoever wants it again
 * @last_at: when that meeting began, microseconds UTC
 * @presenter: which one of @attendance presents something, or -1
 * @presenter_agreed: whether they said yes to presenting today; without it nobody is stored
 * @topic_id: what it is about, or 0
 * @guest_id: the guest speaker who agreed to come, or 0
 * @guest_words: (nullable): what they speak about, or else their name
 * @guest_briefed: whether they were told what stays in the room, and its limits
 * @peer_leader: who leads
 * @professional: who co-facilitates
 * @place: where
 * @agreement: what the group agreed on, one point a line, for whoever prints the agenda
 * @attendance: (element-type PsAttendanceRow): who is expected and who is here; one with a name and
 *   no person is a walk-in, of whom a light record is made with the meeting
 * @head_count: how many are here, where no roster is kept; -1 otherwise
 * @remembering: (nullable) (element-type gint64): which #PsRemembranceRow its moment of remembrance is
 *   for
 * @head_count_new: how many of them for the first time; -1 where nobody asked
 * @fit_to_end: whether its segments are shortened as soon as it begins, so that it ends when it should
 *
 * What the start sheet decides before a meeting begins.
 */
typedef struct {
  gint64     group_id;
  char      *group_name;
  char      *rule_on;
  gint64     planned_at;
  gint64     planned_s;
  GPtrArray *agenda;
  GPtrArray *last_agenda;
  gint64     last_at;
  int        presenter;
  gboolean   presenter_agreed;
  gint64     topic_id;
  gint64     guest_id;
  char      *guest_words;
  gboolean   guest_briefed;
  char      *peer_leader;
  char      *professional;
  char      *place;
  char      *agreement;
  GPtrArray *attendance;
  int        head_count;
  GArray    *remembering;
  int        head_count_new;
  gboolean   fit_to_end;
} PsMeetingDraft;

PsMeetingDraft *ps_meeting_draft_new   (void);
PsMeetingDraft *ps_meeting_draft_copy  (const PsMeetingDraft  *draft);
void            ps_meeting_draft_free  (PsMeetingDraft        *draft);
int             ps_meeting_draft_find  (const PsMeetingDraft  *draft,
                                        PsSegmentKind          kind);
gboolean        ps_meeting_draft_check (const PsMeetingDraft  *draft,
                                        GError               **error);
PsRefit        *ps_meeting_draft_fit   (const PsMeetingDraft  *draft,
                                        const PsInstant       *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMeetingDraft, ps_meeting_draft_free)

G_END_DECLS
