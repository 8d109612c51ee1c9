#pragma once

#include "ps-member-names.h"

G_BEGIN_DECLS

/**
 * PS_FOLLOW_UP_WHO:
 *
 * Stands in stored words for whom they are about, so that a name is looked up when it is read: people
 * change theirs, and others of the same name come.
 */
#define PS_FOLLOW_UP_WHO "\357\277\274"

/**
 * PsFollowUp:
 * @id: the row's id, or 0 until it is stored
 * @what: what is to be done
 * @owner: `peer`, `professional` or `desk`
 * @due_on: the day it is due, `YYYY-MM-DD`
 * @person_id: whom it is about, or 0
 * @about: (nullable): what they are called, once ps_follow_up_tell_whom() looked it up and if @what does
 *   not say it
 * @done: whether it is done
 * @not_seen: whether it is a call to somebody who was not seen for long
 *
 * Something that a debrief decided somebody will do.
 */
typedef struct {
  gint64    id;
  char     *what;
  char     *owner;
  char      due_on[11];
  gint64    person_id;
  char     *about;
  gboolean  done;
  gboolean  not_seen;
} PsFollowUp;

PsFollowUp *ps_follow_up_new       (void);
PsFollowUp *ps_follow_up_copy      (const PsFollowUp *follow_up);
void        ps_follow_up_free      (PsFollowUp       *follow_up);
void        ps_follow_up_tell_whom (PsFollowUp       *follow_up,
                                    PsMemberNames    *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsFollowUp, ps_follow_up_free)

G_END_DECLS
