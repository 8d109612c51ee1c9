#include "ps-occurrence.h"

#include <string.h>

typedef struct {
  GDate    wanted;
  gboolean found;
} Search;

static gboolean
look_for (const GDate *date,
          gpointer     data)
{
  Search *search = data;
  int order = g_date_compare (date, &search->wanted);

  search->found = order == 0;

  return order < 0;
}

/**
 * ps_rule_has_date:
 * @self: a rule
 * @rule_on: a date, "2027-03-12"
 *
 * Returns: whether the rule gives that date, so that it may be skipped or moved
 */
gboolean
ps_rule_has_date (const PsRule *self,
                  const char   *rule_on)
{
  Search search = { 0 };

  if (!ps_date_from_iso (rule_on, &search.wanted))
    return FALSE;

  ps_rule_foreach_date (self, &search.wanted, look_for, &search);

  return search.found;
}

typedef struct {
  const PsRule *rule;
  GHashTable   *exceptions;
  gint64        after;     /* only what is later than this */
  gint64        before;    /* and earlier than this */
  GDate         first;     /* no date earlier than this can be wanted */
  char          last_exception[PS_DATE_ISO_SIZE];
  guint         wanted;
  guint         unmoved;
  GArray       *found;
} Gathering;

static void
gather (Gathering  *self,
        const char *rule_on,
        gint64      starts_at,
        gboolean    moved)
{
  PsOccurrence occurrence = { .starts_at = starts_at, .moved = moved };

  if (starts_at <= self->after || starts_at >= self->before)
    return;

  g_strlcpy (occurrence.rule_on, rule_on, sizeof occurrence.rule_on);
  g_array_append_val (self->found, occurrence);
  self->unmoved += !moved;
}

static gboolean
gather_date (const GDate *date,
             gpointer     data)
{
  Gathering *self = data;
  const PsRuleException *exception;
  char iso[PS_DATE_ISO_SIZE];
  gboolean exceptions_left;
  gint64 starts_at, moved_to;
  GDate moved_on;

  if (g_date_compare (date, &self->first) < 0)
    return TRUE;

  ps_date_to_iso (date, iso);
  exceptions_left = strcmp (iso, self->last_exception) <= 0;
  exception = g_hash_table_lookup (self->exceptions, iso);

  starts_at = ps_rule_instant (self->rule, date, ps_rule_get_start_minute (self->rule));
  moved_to = starts_at;
  if (exception != NULL && exception->moved && ps_date_from_iso (exception->moved_on, &moved_on))
    moved_to = ps_rule_instant (self->rule, &moved_on, exception->moved_minute);

  if (exception == NULL || exception->moved)
    gather (self, iso, moved_to, moved_to != starts_at);

  /* A meeting far ahead may have been moved to before the others, so the exceptions are all seen. */
  return exceptions_left || (self->unmoved < self->wanted && starts_at < self->before);
}

static int
compare_occurrences (gconstpointer a,
                     gconstpointer b)
{
  const PsOccurrence *one = a;
  const PsOccurrence *two = b;

  if (one->starts_at != two->starts_at)
    return one->starts_at < two->starts_at ? -1 : 1;

  return strcmp (one->rule_on, two->rule_on);
}

static GArray *
occurrences (const PsRule          *self,
             gint64                 after,
             gint64                 before,
             guint                  n,
             const PsRuleException *exceptions,
             gsize                  n_exceptions)
{
  g_autoptr (GHashTable) by_date = g_hash_table_new (g_str_hash, g_str_equal);
  Gathering gathering = {
    .rule = self,
    .exceptions = by_date,
    .after = after,
    .before = before,
    .wanted = n,
    .found = g_array_new (FALSE, FALSE, sizeof (PsOccurrence)),
  };

  /* Two days of grace: one for the meeting of the day itself, one since clocks have skipped some. */
  gathering.first = ps_rule_date_of (self, after);
  if (g_date_get_julian (&gathering.first) > 2)
    g_date_subtract_days (&gathering.first, 2);

  for (gsize i = 0; i < n_exceptions; i++)
    {
      GDate rule_on;

      if (!ps_date_from_iso (exceptions[i].rule_on, &rule_on))
        continue;

      g_hash_table_insert (by_date, (gpointer) exceptions[i].rule_on, (gpointer) &exceptions[i]);
      if (g_date_compare (&rule_on, &gathering.first) < 0)
        gathering.first = rule_on;
      if (strcmp (exceptions[i].rule_on, gathering.last_exception) > 0)
        g_strlcpy (gathering.last_exception, exceptions[i].rule_on,
                   sizeof gathering.last_exception);
    }

  if (n > 0 && after < before)
    ps_rule_foreach_date (self, &gathering.first, gather_date, &gathering);

  g_array_sort (gathering.found, compare_occurrences);
  if (gathering.found->len > n)
    g_array_set_size (gathering.found, n);

  return gathering.found;
}

/**
 * ps_rule_next:
 * @self: a rule
 * @after: microseconds since 1970 UTC; a meeting that begins at this very moment is not counted
 * @n: how many are wanted
 * @exceptions: (array length=n_exceptions) (nullable): what was skipped or moved, in any order
 * @n_exceptions: how many those are
 *
 * The next meetings, the exceptions applied, in the order in which they take place.
 *
 * Returns: (transfer full) (element-type PsOccurrence): up to @n, fewer when the rule ends
 */
GArray *
ps_rule_next (const PsRule          *self,
              gint64                 after,
              guint                  n,
              const PsRuleException *exceptions,
              gsize                  n_exceptions)
{
  return occurrences (self, after, G_MAXINT64, n, exceptions, n_exceptions);
}

/**
 * ps_rule_dates_between:
 * @self: a rule
 * @from: microseconds since 1970 UTC, the first moment counted
 * @to: the first moment no longer counted
 * @exceptions: (array length=n_exceptions) (nullable): what was skipped or moved, in any order
 * @n_exceptions: how many those are
 *
 * The meetings that begin from @from until before @to, the exceptions applied, in the order in
 * which they take place.
 *
 * Returns: (transfer full) (element-type PsOccurrence): all of them
 */
GArray *
ps_rule_dates_between (const PsRule          *self,
                       gint64                 from,
                       gint64                 to,
                       const PsRuleException *exceptions,
                       gsize                  n_exceptions)
{
  return occurrences (self, from > G_MININT64 ? from - 1 : from, to, G_MAXUINT,
                      exceptions, n_exceptions);
}
