#include "ps-series-private.h"

#include <string.h>

#include "ps-next-topic.h"
#include "ps-right.h"
#include "ps-series-load.h"
#include "ps-series-suggest.h"
#include "ps-today.h"
#include "ps-topic-store.h"

/**
 * PsSeries:
 *
 * What is planned for the coming dates of the groups: topics, guests, notes, and the days on which
 * the clinic is closed. How it changes is in ps-series-write.c.
 *
 * A plan is kept by the date of the group's rule, so that it goes with a meeting that is moved, and
 * stays as history when the meeting has been.
 */
G_DEFINE_FINAL_TYPE (PsSeries, ps_series, G_TYPE_OBJECT)

static void
ps_series_dispose (GObject *object)
{
  g_clear_object (&PS_SERIES (object)->db);

  G_OBJECT_CLASS (ps_series_parent_class)->dispose (object);
}

static void
ps_series_class_init (PsSeriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_series_dispose;
}

static void
ps_series_init (PsSeries *self G_GNUC_UNUSED)
{
}

/**
 * ps_series_new:
 * @clock: (transfer none): says what time it is; outlives the service
 *
 * Returns: (transfer full): the plans of @db
 */
PsSeries *
ps_series_new (PsDb          *db,
               const PsClock *clock)
{
  PsSeries *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_SERIES, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;

  return self;
}

/**
 * ps_series_load:
 * @n: how many dates on which the group meets are wanted
 *
 * The next dates of a group, and between them those that are skipped.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable): with all that ps_series_check() looks at
 */
PsSeriesPlan *
ps_series_load (PsSeries  *self,
                gint64     group_id,
                guint      n,
                GError   **error)
{
  g_return_val_if_fail (PS_IS_SERIES (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  return ps_series_load_plan (ps_db_get_reader (self->db), group_id, n, ps_clock_wall (self->clock),
                              error);
}

/**
 * ps_series_get_ideas:
 * @plan: from ps_series_load()
 *
 * Returns: (transfer full) (nullable) (element-type gint64): a topic for each date that has none, as
 *   ps_series_suggest() says; 0 for the others
 */
GArray *
ps_series_get_ideas (PsSeries            *self,
                     const PsSeriesPlan  *plan,
                     GError             **error)
{
  g_autoptr (GArray) topics = NULL;

  g_return_val_if_fail (PS_IS_SERIES (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  topics = ps_topic_use_list (ps_db_get_reader (self->db), plan->group_id, error);

  return topics != NULL ? ps_series_suggest (plan, topics) : NULL;
}

/**
 * ps_series_dup_topic:
 * @rule_on: the group's next date, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the title of what that meeting is to be about; %NULL for
 *   nothing yet
 */
char *
ps_series_dup_topic (PsSeries   *self,
                     gint64      group_id,
                     const char *rule_on)
{
  g_autoptr (PsGroupRow) group = NULL;
  g_autoptr (PsTopicRow) topic = NULL;
  PsConn *conn;
  gint64 id;

  g_return_val_if_fail (PS_IS_SERIES (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_PLAN))
    return NULL;

  conn = ps_db_get_reader (self->db);
  group = ps_group_store_get (conn, group_id, NULL);
  if (group == NULL || !ps_next_topic_get (conn, group, rule_on, &id, NULL) || id == 0)
    return NULL;

  topic = ps_topic_store_get (conn, id, NULL);

  return topic != NULL ? g_strdup (topic->title) : NULL;
}

/**
 * ps_series_find_guest:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the guest who agreed to come
 */
PsBookingRow *
ps_series_find_guest (PsSeries   *self,
                      gint64      group_id,
                      const char *rule_on)
{
  g_autoptr (GPtrArray) rows = NULL;
  const PsBookingRow *first;

  g_return_val_if_fail (PS_IS_SERIES (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_PLAN))
    return NULL;

  rows = ps_booking_store_of_date (ps_db_get_reader (self->db), group_id, rule_on, NULL);
  if (rows == NULL || rows->len == 0)
    return NULL;

  first = g_ptr_array_index (rows, 0);

  return strcmp (first->state, "agreed") == 0 ? ps_booking_row_copy (first) : NULL;
}

/**
 * ps_series_get_closed_days:
 *
 * Returns: (transfer full) (nullable) (element-type PsClosedDayRow): the days from today on on which
 *   the clinic is closed, in order
 */
GPtrArray *
ps_series_get_closed_days (PsSeries  *self,
                           GError   **error)
{
  char today[PS_DATE_ISO_SIZE];

  g_return_val_if_fail (PS_IS_SERIES (self), NULL);

  ps_today (self->clock, NULL, today);

  return ps_closed_day_store_list (ps_db_get_reader (self->db), today, error);
}
