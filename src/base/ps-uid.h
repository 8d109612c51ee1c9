#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PS_UID_SIZE 16

/**
 * PsUid:
 *
 * What a record is called outside this file: in exports, in seals and, one day, on another
 * workstation. A UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random bits.
 */
typedef struct {
  guint8 bytes[PS_UID_SIZE];
} PsUid;

PsUid     ps_uid_new       (gint64       wall);
char     *ps_uid_to_string (const PsUid *uid);
gboolean  ps_uid_parse     (const char  *string,
                            PsUid       *uid);

G_END_DECLS
