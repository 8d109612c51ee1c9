#pragma once

#include "ps-history-store.h"

G_BEGIN_DECLS

/* Of how many of the latest meetings is said how many somebody came to. */
#define PS_STREAK_WINDOW 12

/* From how many meetings in a row without somebody on it is a break that they come back from. */
#define PS_STREAK_BREAK 3

/**
 * PsStreakMeeting:
 * @day: when it was, as g_date_get_julian() counts
 * @mark: how one person was there
 * @social: an outing
 * @taken: whether attendance was taken at all
 *
 * A meeting of one group, as it was for one person.
 */
typedef struct {
  guint32  day;
  PsMark   mark;
  gboolean social;
  gboolean taken;
} PsStreakMeeting;

/**
 * PsSpell:
 * @from: the first day, as g_date_get_julian() counts
 * @until: the first day that is no longer in it; 0 while it goes on
 *
 * From when until when one person is a member of one group.
 */
typedef struct {
  guint32 from;
  guint32 until;
} PsSpell;

/**
 * PsStreak:
 * @in_row: at how many of the latest meetings they were there, one after the other
 * @n: how many meetings count, PS_STREAK_WINDOW at most
 * @came: at how many of those they were there
 * @back: the day on which they came back after a break, which is one of the last @n meetings; 0 where
 *   there was none
 *
 * How somebody comes to a group.
 */
typedef struct {
  guint   in_row;
  guint   n;
  guint   came;
  guint32 back;
} PsStreak;

gboolean  ps_spells_cover       (const PsSpell         *spells,
                                 gsize                  n_spells,
                                 guint32                day);
void      ps_streak_work_out    (const PsStreakMeeting *meetings,
                                 gsize                  n_meetings,
                                 const PsSpell         *spells,
                                 gsize                  n_spells,
                                 PsStreak              *streak);
guint     ps_streak_count_not_seen (const PsStreakMeeting *meetings,
                                 gsize                  n_meetings,
                                 const PsSpell         *spells,
                                 gsize                  n_spells,
                                 gssize                *heard);

char     *ps_streak_dup_words   (const PsStreak        *streak,
                                 gboolean               home,
                                 guint32                today);
char     *ps_streak_dup_numbers (const PsStreak        *streak);

G_END_DECLS
