#pragma once

#include "ps-agenda-store.h"
#include "ps-closed-day-store.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-series-plan.h"

G_BEGIN_DECLS

/**
 * PsSeriesEdit:
 * @group_id: whose date
 * @rule_on: which date of the group's rule
 * @topic_id: what it is about, or 0
 * @guest_id: who is asked to speak, or 0
 * @guest_state: "asked", "agreed" or "declined"; without effect where nobody is asked
 * @briefed_on: on which day the guest was told what stays in the room, YYYY-MM-DD, or ""
 * @note: what else is to be thought of
 *
 * All that a person plans for a date.
 */
typedef struct {
  gint64  group_id;
  char   *rule_on;
  gint64  topic_id;
  gint64  guest_id;
  char   *guest_state;
  char   *briefed_on;
  char   *note;
} PsSeriesEdit;

PsSeriesEdit *ps_series_edit_new  (gint64              group_id,
                                   const PsSeriesDate *date);
PsSeriesEdit *ps_series_edit_copy (const PsSeriesEdit *edit);
void          ps_series_edit_free (PsSeriesEdit       *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSeriesEdit, ps_series_edit_free)

#define PS_TYPE_SERIES (ps_series_get_type ())

G_DECLARE_FINAL_TYPE (PsSeries, ps_series, PS, SERIES, GObject)

PsSeries     *ps_series_new              (PsDb                 *db,
                                          const PsClock        *clock);
PsSeriesPlan *ps_series_load             (PsSeries             *self,
                                          gint64                group_id,
                                          guint                 n,
                                          GError              **error);
GArray       *ps_series_get_ideas        (PsSeries             *self,
                                          const PsSeriesPlan   *plan,
                                          GError              **error);
char         *ps_series_dup_topic        (PsSeries             *self,
                                          gint64                group_id,
                                          const char           *rule_on);
PsBookingRow *ps_series_find_guest       (PsSeries             *self,
                                          gint64                group_id,
                                          const char           *rule_on);
GPtrArray    *ps_series_get_closed_days  (PsSeries             *self,
                                          GError              **error);

void          ps_series_save_async       (PsSeries             *self,
                                          GPtrArray            *edits,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void          ps_series_put_dates_async  (PsSeries             *self,
                                          gint64                group_id,
                                          GPtrArray            *dates,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void          ps_series_close_day_async  (PsSeries             *self,
                                          const char           *closed_on,
                                          const char           *name,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean      ps_series_finish           (PsSeries             *self,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
