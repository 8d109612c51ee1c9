#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

/* What is used of libical, by its own names. */
typedef struct {
  __typeof__ (icalmemory_free_buffer) *memory_free_buffer;
  __typeof__ (icalrecur_iterator_free) *recur_iterator_free;
  __typeof__ (icalrecur_iterator_new) *recur_iterator_new;
  __typeof__ (icalrecur_iterator_next) *recur_iterator_next;
  __typeof__ (icalrecurrencetype_as_string_r) *recurrencetype_as_string_r;
  __typeof__ (icalrecurrencetype_day_day_of_week) *recurrencetype_day_day_of_week;
  __typeof__ (icalrecurrencetype_day_position) *recurrencetype_day_position;
  __typeof__ (icalrecurrencetype_from_string) *recurrencetype_from_string;
  __typeof__ (icaltime_compare) *time_compare;
  __typeof__ (icaltime_is_null_time) *time_is_null_time;
  __typeof__ (icaltime_is_utc) *time_is_utc;
} PsIcal;

const PsIcal *ps_ical (void);

G_END_DECLS
