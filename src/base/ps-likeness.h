#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsLikePhones:
 * @PS_LIKE_PHONES_NOT: two numbers
 * @PS_LIKE_PHONES_SAME: one number, however it is written
 * @PS_LIKE_PHONES_COUNTRY: one number, once with and once without what is dialled from elsewhere
 * @PS_LIKE_PHONES_END: they end alike; within one town that is one number
 */
typedef enum {
  PS_LIKE_PHONES_NOT,
  PS_LIKE_PHONES_END,
  PS_LIKE_PHONES_COUNTRY,
  PS_LIKE_PHONES_SAME,
} PsLikePhones;

char         *ps_likeness_name   (const char *name);
char         *ps_likeness_number (const char *fold);
PsLikePhones  ps_likeness_phones (const char *one,
                                  const char *other);

G_END_DECLS
