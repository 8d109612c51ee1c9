#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsFollowUp:
 * @id: the row's id, or 0 until it is stored
 * @what: what is to be done
 * @owner: `peer`, `professional` or `desk`
 * @due_on: the day it is due, `YYYY-MM-DD`
 * @person_id: whom it is about, or 0
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
  gboolean  done;
  gboolean  not_seen;
} PsFollowUp;

PsFollowUp *ps_follow_up_new  (void);
PsFollowUp *ps_follow_up_copy (const PsFollowUp *follow_up);
void        ps_follow_up_free (PsFollowUp       *follow_up);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsFollowUp, ps_follow_up_free)

G_END_DECLS
