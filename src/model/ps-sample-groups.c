/* Groups that nobody goes to, and topics that nobody talks about. */
#include "ps-sample-private.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda.h"
#include "ps-groups.h"
#include "ps-membership-store.h"
#include "ps-occurrence.h"
#include "ps-today.h"
#include "ps-zone.h"

/* How soon today's group begins: time to look around first. */
#define SOON_MINUTES 20

/* A meeting of before takes that long at most, so one that begins earlier is over. */
#define OVER_AFTER (3 * G_TIME_SPAN_HOUR)

static const struct {
  const char *name;
  const char *neutral;   /* NULL where the name itself does not say what the group is about */
  const char *model;
  guint       minutes;
  const char *place;
} kinds[] = {
  /* Translators: names and places of invented groups, in the sample data; the second of the first is
   * what it is called where everybody may read it.
   */
  { N_("Living Well with Pain"), N_("Open Circle"), "co-facilitated", 90, N_("Room 4") },
  { N_("Steady Steps"), NULL, "recovery", 60, N_("Community room") },
  { N_("The Kitchen Table"), NULL, "patient-led", 75, N_("Library, first floor") },
  { N_("Breathing Space"), NULL, "programme", 90, N_("Room 2") },
  { N_("Evening Circle"), NULL, "web", 60, N_("Online") },
};

void
ps_sample_group_free (gpointer data)
{
  PsSampleGroup *group = data;

  ps_group_row_free (group->row);
  g_ptr_array_unref (group->agenda);
  g_free (group);
}

static char *
join_agreement (PsContent  *content,
                const char *model)
{
  g_autoptr (GPtrArray) points = ps_content_dup_agreement (content, model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((const PsContentItem *) g_ptr_array_index (points, i))->text);

  return g_string_free (text, FALSE);
}

/* The first group meets today, soon: rounded up to five minutes, and still today. */
static int
start_minute (PsSample  *self,
              guint      number,
              GTimeZone *zone)
{
  int minute;

  if (number > 0)
    return 9 * 60 + 30 * g_rand_int_range (self->rand, 0, 20);

  ps_date_of_instant (self->now, zone, &minute);

  return MIN ((minute + SOON_MINUTES + 4) / 5 * 5, 23 * 60 + 55);
}

/* Weekly, every second week or monthly, begun long enough ago for @n meetings. */
static PsRule *
make_rule (PsSample   *self,
           guint       number,
           guint       n,
           const char *zone_name)
{
  g_autoptr (GTimeZone) zone = ps_zone_open (zone_name, NULL);
  GDate today = ps_date_of_instant (self->now, zone, NULL);
  int minute = start_minute (self, number, zone);
  GDateWeekday weekday = (g_date_get_weekday (&today) - 1 + number * 2) % 7 + 1;
  GDate from = today;

  switch (number % 3)
    {
    case 1:
      g_date_subtract_days (&from, 14 * (n + 1));
      return ps_rule_new_weekly (weekday, 2, &from, minute, zone_name, NULL);

    case 2:
      g_date_subtract_months (&from, n + 1);
      return ps_rule_new_nth_weekday (2, weekday, &from, minute, zone_name, NULL);

    default:
      g_date_subtract_days (&from, 7 * (n + 1));
      return ps_rule_new_weekly (weekday, 1, &from, minute, zone_name, NULL);
    }
}

static PsGroupRow *
make_row (PsSample     *self,
          guint         number,
          const PsRule *rule)
{
  guint kind = number % G_N_ELEMENTS (kinds);
  PsGroupRow *row = ps_group_row_new ();

  row->name = number < G_N_ELEMENTS (kinds)
    ? g_strdup (_(kinds[kind].name))
    : g_strdup_printf ("%s %u", _(kinds[kind].name), number / (guint) G_N_ELEMENTS (kinds) + 1);
  row->neutral_name = g_strdup (kinds[kind].neutral != NULL ? _(kinds[kind].neutral) : row->name);
  row->model = g_strdup (kinds[kind].model);
  row->place = g_strdup (_(kinds[kind].place));
  row->rule = g_strdup (ps_rule_get_value (rule));
  row->starts_on = g_strdup (ps_rule_get_starts_on (rule));
  row->start_minute = (guint) ps_rule_get_start_minute (rule);
  row->zone = g_strdup (ps_rule_get_zone (rule));
  row->minutes = kinds[kind].minutes;
  /* The first is nearly full: one place is free, and somebody waits for it. */
  row->capacity = number == 0 ? 11 : 12;
  row->agreement = join_agreement (self->content, row->model);
  row->agreement_on = g_strdup (row->starts_on);
  row->peer_leader = g_strdup ("Rosa T.");
  row->professional = g_strdup (kind == 2 ? "" : "Ivo B.");

  return row;
}

/* The last @n dates of the rule that are over. */
static void
take_dates (PsSample      *self,
            guint          number,
            const PsRule  *rule,
            guint          n)
{
  PsSampleGroup *group = g_ptr_array_index (self->groups, number);
  g_autoptr (GArray) all = ps_rule_dates_between (rule, G_MININT64 / 2, self->now - OVER_AFTER,
                                                  NULL, 0);

  for (guint i = all->len > n ? all->len - n : 0; i < all->len; i++)
    {
      const PsOccurrence *occurrence = &g_array_index (all, PsOccurrence, i);
      PsSampleDate date = { .group = number, .starts_at = occurrence->starts_at };

      g_strlcpy (date.rule_on, occurrence->rule_on, sizeof date.rule_on);
      g_array_append_val (self->dates, date);
      if (group->oldest_at == 0)
        group->oldest_at = date.starts_at;
    }
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const PsSampleDate *one = a;
  const PsSampleDate *two = b;

  if (one->starts_at != two->starts_at)
    return one->starts_at < two->starts_at ? -1 : 1;

  return (int) one->group - (int) two->group;
}

/* What groups there are and when they have met; on the main thread, because of the content. */
void
ps_sample_plan_groups (PsSample *self)
{
  guint n_groups = ps_sample_count_groups (self->size);
  g_autofree char *zone = ps_zone_local ();

  for (guint i = 0; i < n_groups; i++)
    {
      guint n = self->size->meetings / n_groups + (i < self->size->meetings % n_groups);
      g_autoptr (PsRule) rule = make_rule (self, i, n, zone);
      PsSampleGroup *group = g_new0 (PsSampleGroup, 1);

      group->row = make_row (self, i, rule);
      group->agenda =
        ps_groups_make_default_agenda (self->content, group->row->model, group->row->minutes);
      g_ptr_array_add (self->groups, group);
      take_dates (self, i, rule, n);
    }

  g_array_sort (self->dates, compare_dates);
}

/* Most were there from the first meeting on, some came later, a few have left. */
static gboolean
add_membership (PsConn               *conn,
                PsSample             *self,
                const PsSampleGroup  *group,
                gint64                person_id,
                guint                 number,
                GError              **error)
{
  static const char * const reasons[] = { "moved-on-well", "schedule", "other-group", "moved-away" };
  gint64 first = group->oldest_at != 0 ? group->oldest_at : self->now;
  gboolean leaves = number % 11 == 10;
  gboolean is_new = number % 7 == 6 && !leaves;
  char joined_on[PS_DATE_ISO_SIZE];
  char left_on[PS_DATE_ISO_SIZE];

  ps_local_day (is_new ? MAX (first, self->now - 10 * G_TIME_SPAN_DAY) : first, group->row->zone,
                joined_on);
  if (!ps_membership_store_join (conn, group->row->id, person_id, joined_on, self->now, NULL, error))
    return FALSE;

  if (!leaves)
    return TRUE;

  ps_local_day (MAX (first, self->now - 20 * G_TIME_SPAN_DAY), group->row->zone, left_on);

  return ps_membership_store_leave (conn, group->row->id, person_id, left_on,
                                    ps_sample_pick (self, reasons, G_N_ELEMENTS (reasons)), error);
}

/* A #PsDbWork: all groups, and who comes to them. */
gboolean
ps_sample_add_groups (PsConn    *conn,
                      gpointer   data,
                      GError   **error)
{
  PsSample *self = data;

  for (guint i = 0; i < self->groups->len; i++)
    {
      PsSampleGroup *group = g_ptr_array_index (self->groups, i);

      if (!ps_group_store_add (conn, group->row, self->now, error) ||
          !ps_agenda_store (conn, group->row->id, group->agenda, error))
        return FALSE;
    }

  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 person_id = g_array_index (self->people, gint64, i);
      const PsSampleGroup *group = g_ptr_array_index (self->groups, i % self->groups->len);
      const PsSampleGroup *other = g_ptr_array_index (self->groups, (i + 1) % self->groups->len);

      if (!add_membership (conn, self, group, person_id, i, error) ||
          (i % 9 == 8 && !add_membership (conn, self, other, person_id, 0, error)))
        return FALSE;
    }

  return TRUE;
}

/* A #PsDbWork: the topics that are the clinic's own. */
gboolean
ps_sample_add_topics (PsConn    *conn,
                      gpointer   data,
                      GError   **error)
{
  PsSample *self = data;

  for (guint i = 0; i < self->size->topics; i++)
    {
      g_autoptr (PsTopicRow) row = ps_topic_row_new ();

      row->title = ps_sample_sentences (self, 20);
      row->category = g_strdup (_("Our own"));
      row->minutes = (guint) g_rand_int_range (self->rand, 2, 10) * 5;
      row->objective = ps_sample_sentences (self, 150);
      row->prompts = ps_sample_sentences (self, 500);
      row->exercise = ps_sample_sentences (self, 600);
      row->caution = ps_sample_sentences (self, 150);
      row->favourite = ps_sample_chance (self, 10);
      if (!ps_topic_store_add (conn, row, self->now, error))
        return FALSE;
    }

  return TRUE;
}
