#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsDuplicateReason:
 * @PS_DUPLICATE_NAME: they are called the same, however it is written
 * @PS_DUPLICATE_PHONE: they are reached by the same number
 * @PS_DUPLICATE_PHONE_COUNTRY: by the same number, once with the country or area code
 * @PS_DUPLICATE_PHONE_END: by numbers that end alike
 * @PS_DUPLICATE_EMAIL: they are reached by the same address
 *
 * Why two records may be of one person.
 */
typedef enum {
  PS_DUPLICATE_NAME          = 1 << 0,
  PS_DUPLICATE_PHONE         = 1 << 1,
  PS_DUPLICATE_PHONE_COUNTRY = 1 << 2,
  PS_DUPLICATE_PHONE_END     = 1 << 3,
  PS_DUPLICATE_EMAIL         = 1 << 4,
} PsDuplicateReason;

/**
 * PsDuplicate:
 * @one_id: a member, or 0 for one who is only typed yet
 * @other_id: another
 * @reasons: of #PsDuplicateReason
 *
 * Two records that may be of one person.
 */
typedef struct {
  gint64 one_id;
  gint64 other_id;
  guint  reasons;
} PsDuplicate;

/**
 * PsDuplicateFinder:
 *
 * Finds them among people that are given one by one. It knows nothing of a database and of no GObject, so
 * it may work on any thread.
 */
typedef struct _PsDuplicateFinder PsDuplicateFinder;

gboolean            ps_duplicate_is_likely         (const PsDuplicate *self);
char               *ps_duplicate_dup_words         (const PsDuplicate *self);

PsDuplicateFinder  *ps_duplicate_finder_new        (void);
void                ps_duplicate_finder_free       (PsDuplicateFinder  *self);
void                ps_duplicate_finder_add        (PsDuplicateFinder  *self,
                                                    gint64              id,
                                                    const char         *preferred_name,
                                                    const char         *full_name,
                                                    const char * const *folds);
void                ps_duplicate_finder_tell_apart (PsDuplicateFinder  *self,
                                                    gint64              one_id,
                                                    gint64              other_id);
GArray             *ps_duplicate_finder_find       (PsDuplicateFinder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDuplicateFinder, ps_duplicate_finder_free)

G_END_DECLS
