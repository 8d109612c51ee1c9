#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* From so many meetings on somebody is not new any more. */
#define PS_WELCOME_MEETINGS 3

/* And if they have not come again: after so many days. */
#define PS_WELCOME_DAYS 60

/* How many steps there are. */
#define PS_WELCOME_N_STEPS 5

/**
 * PsWelcomeRow:
 * @group_id: where they are new
 * @group_name: what that is called
 * @person_id: who
 * @name: what they like to be called
 * @first_at: when their first meeting began, microseconds UTC
 * @over: whether that meeting has ended
 * @n_meetings: how many they were at
 * @done_at: when each step was done, microseconds UTC, in the order of ps_welcome_steps; 0 for not yet
 * @done_by: (nullable): who did each
 *
 * Somebody who is new to a group.
 */
typedef struct {
  gint64    group_id;
  char     *group_name;
  gint64    person_id;
  char     *name;
  gint64    first_at;
  gboolean  over;
  guint     n_meetings;
  gint64    done_at[PS_WELCOME_N_STEPS];
  char     *done_by[PS_WELCOME_N_STEPS];
} PsWelcomeRow;

/* What is done for a newcomer, as stored, in the order in which it is done. */
extern const char * const ps_welcome_steps[PS_WELCOME_N_STEPS];

void       ps_welcome_row_free     (PsWelcomeRow        *row);
gboolean   ps_welcome_row_is_done  (const PsWelcomeRow  *row);

GPtrArray *ps_welcome_store_list   (PsConn              *conn,
                                    gint64               group_id,
                                    gint64               person_id,
                                    gint64               now,
                                    GError             **error);
gboolean   ps_welcome_store_set    (PsConn              *conn,
                                    gint64               group_id,
                                    gint64               person_id,
                                    const char          *step,
                                    gint64               done_at,
                                    const char          *done_by,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsWelcomeRow, ps_welcome_row_free)

G_END_DECLS
