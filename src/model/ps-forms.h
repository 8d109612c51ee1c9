#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PS_DATE_ORDER_DMY,
  PS_DATE_ORDER_MDY,
  PS_DATE_ORDER_YMD,
} PsDateOrder;

/**
 * PsForms:
 * @order: how a date in figures is written, "12/3" or "3/12"
 * @twelve_hour: whether six in the evening is "6:00 PM"
 * @first_weekday: which day a week begins with
 *
 * How dates and times are written here. Which words are used is another matter: those come with
 * the messages and the weekday names of the running locale.
 */
typedef struct {
  PsDateOrder  order;
  gboolean     twelve_hour;
  GDateWeekday first_weekday;
} PsForms;

PsForms ps_forms_of_locale (void);
PsForms ps_forms_read      (const char *d_fmt,
                            const char *t_fmt,
                            guint       first_weekday,
                            guint       week_origin);

G_END_DECLS
