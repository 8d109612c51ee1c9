#include "ps-bench.h"

#include <stdlib.h>
#include <time.h>

#if PS_HAVE_CALLGRIND
#include <valgrind/callgrind.h>
#endif

/* What every benchmark has in common: clocks, medians, and how a result is said.
 *
 * A result is one line, "name: value unit (ratio against what)", and never a verdict: the machine is
 * another one tomorrow, and somebody else is using it today. What can be judged is the ratio of two
 * things that were measured side by side, and the count of instructions, which instructions.py takes
 * by running the same program under callgrind.
 */

static double
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Milliseconds of the processor that all threads of this program have taken. */
double
ps_bench_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

/* Milliseconds on the clock on the wall. */
double
ps_bench_wall (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* Sorts @values. */
double
ps_bench_median (double *values,
                 guint   n)
{
  qsort (values, n, sizeof *values, compare);

  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* How many programs wanted the processor in the last minute: says what a wall time is worth. */
double
ps_bench_load (void)
{
  double load = 0;

  return getloadavg (&load, 1) == 1 ? load : -1;
}

/* Whether this runs under callgrind, so that one round of each side is enough. */
gboolean
ps_bench_counts_instructions (void)
{
#if PS_HAVE_CALLGRIND
  return RUNNING_ON_VALGRIND;
#else
  return FALSE;
#endif
}

void
ps_bench_say (const char *name,
              double      value,
              const char *unit,
              const char *words,
              ...)
{
  g_autofree char *said = NULL;
  va_list arguments;

  va_start (arguments, words);
  said = g_strdup_vprintf (words, arguments);
  va_end (arguments);

  g_print ("%s: %.*f %s (%s)\n", name, value < 10 ? 3 : value < 1000 ? 1 : 0, value, unit, said);
}

#if PS_HAVE_CALLGRIND
/* Leaves a file behind that is named @name and @side, and has the count in it. */
static void
count_instructions (const char *name,
                    const char *side,
                    PsBenchRun  run,
                    gpointer    data)
{
  g_autofree char *label = g_strdup_printf ("%s|%s", name, side);

  run (data);
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  run (data);
  CALLGRIND_DUMP_STATS_AT (label);
  CALLGRIND_STOP_INSTRUMENTATION;
}
#endif

/* Runs both in turns, and says the median processor time of the one and its ratio to the other's. */
void
ps_bench_pair (const char *name,
               PsBenchRun  run,
               const char *against,
               PsBenchRun  run_against,
               gpointer    data)
{
  double ours[PS_BENCH_PAIRS];
  double theirs[PS_BENCH_PAIRS];
  double our_median;
  double their_median;

#if PS_HAVE_CALLGRIND
  if (ps_bench_counts_instructions ())
    {
      count_instructions (name, "ours", run, data);
      count_instructions (name, against, run_against, data);
      return;
    }
#endif

  /* Once before it counts: caches are filled and statements prepared. */
  run (data);
  run_against (data);

  for (guint i = 0; i < PS_BENCH_PAIRS; i++)
    {
      double begun = ps_bench_cpu ();

      run (data);
      ours[i] = ps_bench_cpu () - begun;

      begun = ps_bench_cpu ();
      run_against (data);
      theirs[i] = ps_bench_cpu () - begun;
    }

  our_median = ps_bench_median (ours, PS_BENCH_PAIRS);
  their_median = ps_bench_median (theirs, PS_BENCH_PAIRS);
  ps_bench_say (name, our_median, "ms CPU", "%.2f of %s: %.3f ms; %d pairs, load %.1f",
                our_median / their_median, against, their_median, PS_BENCH_PAIRS, ps_bench_load ());
}
