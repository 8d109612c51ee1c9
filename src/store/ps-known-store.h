#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsKnownBlank:
 *
 * What is not known of somebody.
 */
typedef enum {
  PS_KNOWN_NO_FULL_NAME    = 1 << 0,
  PS_KNOWN_NO_INITIAL      = 1 << 1,
  PS_KNOWN_NO_PRONOUNS     = 1 << 2,
  PS_KNOWN_NO_LANGUAGE     = 1 << 3,
  PS_KNOWN_NO_ACCESS_NEEDS = 1 << 4,
} PsKnownBlank;

/* One person of the roster, by what they are known again; nothing of it outlives the call. */
typedef void (*PsKnownFunc) (gint64             person_id,
                             gboolean           in_group,
                             const char        *preferred_name,
                             const char        *full_name,
                             guint              blanks,
                             const char *const *value_folds,
                             gpointer           data);

gboolean ps_known_store_each (PsConn       *conn,
                              gint64        group_id,
                              PsKnownFunc   func,
                              gpointer      data,
                              GError      **error);

/* Somebody who is not on the roster any more, but is known: who died, with @kept_id 0, and whoever went
 * into the record of another.
 */
typedef void (*PsFormerFunc) (gint64             person_id,
                              gint64             kept_id,
                              const char        *preferred_name,
                              const char        *full_name,
                              const char *const *value_folds,
                              gpointer           data);

gboolean ps_known_store_each_former (PsConn        *conn,
                                     PsFormerFunc   func,
                                     gpointer       data,
                                     GError       **error);

G_END_DECLS
