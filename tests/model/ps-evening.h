#pragma once

#include "ps-meeting-clock.h"

G_BEGIN_DECLS

/* An evening on which anything is done to a meeting and to its machine, and the ledger that is kept
 * of it in another way than the clock’s: see test-meeting-clock-random.c.
 */
#define PS_EVENING_PLANNED (G_GINT64_CONSTANT (1772560800) * G_TIME_SPAN_SECOND)
#define PS_EVENING_MAX_SEGMENTS 8
#define PS_EVENING_MAX_STEPS 32

/* What is wrong with the clock of a control. */
typedef enum {
  PS_FAULT_NONE,
  PS_FAULT_SLEEPS,    /* it stands still while the machine sleeps */
  PS_FAULT_BY_WALL,   /* it goes by the clock on the wall */
  PS_FAULT_FORGETS,   /* a crash costs it the last thing that was done */
  PS_FAULT_NO_UNDO,   /* what is taken back stays */
  PS_N_FAULTS,
} PsFault;

typedef enum {
  PS_HAPPENING_SLEEP,
  PS_HAPPENING_WALL_FORWARD,
  PS_HAPPENING_WALL_BACK,
  PS_HAPPENING_CRASH,
  PS_HAPPENING_REBOOT,
  PS_N_HAPPENINGS,
} PsHappening;

/* How often a thing was done, refused, or happened: nothing is proved of what never was. */
typedef struct {
  guint done[PS_N_CLOCK_VERBS];
  guint refused[PS_N_CLOCK_VERBS];
  guint happened[PS_N_HAPPENINGS];
} PsTally;

typedef struct {
  gint8  segment;  /* in the plan's order; -1 without an agenda */
  gint8  paused;
  gint64 from;
  gint64 to;
} PsStretch;

typedef struct {
  PsStretch stretches[2 * PS_EVENING_MAX_STEPS + 2];
  guint     n_stretches;
  gboolean  paused;
  gint64    since;
  int       order[PS_EVENING_MAX_SEGMENTS];
  int       place;
  gint64    planned_s[PS_EVENING_MAX_SEGMENTS];
  gboolean  skipped[PS_EVENING_MAX_SEGMENTS];
  gboolean  begun[PS_EVENING_MAX_SEGMENTS];
  gint64    later_s;
  int       reason;
} PsPage;

typedef struct {
  guint64         random;

  /* The machine. */
  PsFault         fault;
  gboolean        struck;     /* whether the fault had its chance */
  PsTally        *tally;
  gint64          now;        /* true microseconds since the planned start */
  gint64          wall_off;
  gint64          slept;
  gint64          booted;
  guint           boot;
  gboolean        jumped;

  /* The meeting. */
  GPtrArray      *plans;
  gint64          meeting_s;
  PsMeetingClock *clock;
  PsClockEvent    events[PS_EVENING_MAX_STEPS];
  char            arguments[PS_EVENING_MAX_STEPS][16];
  guint           n_events;

  /* The ledger. Its time is what can be known: true time, but for restarts of the machine. */
  PsPage          pages[PS_EVENING_MAX_STEPS + 1];
  guint           page;
  PsClockState    state;
  gint64          late;
  gint64          start;      /* true time */
  gint64          last_known;
  gint64          last_true;
  gint64          last_wall;
  guint           last_boot;
  gboolean        estimated;
  char           *wrong;
} PsEvening;

/* What a verb comes to; what is done for good cannot be taken back. */
typedef enum {
  PS_OUTCOME_REFUSED,
  PS_OUTCOME_DONE,
  PS_OUTCOME_DONE_FOR_GOOD,
} PsOutcome;

guint64               ps_evening_draw          (PsEvening *e);
gint64                ps_evening_between       (PsEvening *e,
                                                gint64     from,
                                                gint64     to);
gboolean              ps_evening_one_in        (PsEvening *e,
                                                int        n);
void                  ps_evening_expect        (PsEvening  *e,
                                                const char *what,
                                                gint64      clock,
                                                gint64      ledger);
PsInstant             ps_evening_get_instant   (PsEvening *e);
gint64                ps_evening_get_known     (PsEvening *e);
gint64                ps_evening_whole         (gint64 us);
gint64                ps_evening_add_up        (PsEvening *e,
                                                int        segment,
                                                gboolean   paused,
                                                gint64     known);
const PsSegmentPlan  *ps_evening_get_plan      (PsEvening *e,
                                                int        segment);
void                  ps_evening_compare       (PsEvening *e);
void                  ps_evening_begin         (PsEvening *e);
void                  ps_evening_close_stretch (PsEvening *e,
                                                PsPage    *page,
                                                gint64     known);
gint64                ps_evening_get_give      (PsEvening *e,
                                                int        place,
                                                gint64     known);
void                  ps_evening_follow_refit  (PsEvening  *e,
                                                PsPage     *page,
                                                const char *choice,
                                                gint64      known,
                                                gint64      excess);
PsOutcome             ps_evening_predict       (PsEvening   *e,
                                                PsPage      *page,
                                                PsClockVerb  verb,
                                                gint64       number,
                                                gint64       known,
                                                gint64       slack,
                                                gint64       excess);

G_END_DECLS
