#pragma once

#include "ps-keys.h"

G_BEGIN_DECLS

#define PS_WITNESS_DIGEST_SIZE 32

/**
 * PsWitnessState:
 * @PS_WITNESS_CLOSED: the database was closed, and is as it was then
 * @PS_WITNESS_OPEN: it was opened, and may have been changed up to a crash
 */
typedef enum {
  PS_WITNESS_CLOSED = 0,
  PS_WITNESS_OPEN   = 1,
} PsWitnessState;

/**
 * PsWitnessLook:
 * @size: bytes of the database's file; 0 where it was not looked at
 * @digest: BLAKE2b of the file
 * @has_log: whether there is something in its log
 *
 * What the database's file looks like.
 */
typedef struct {
  guint64  size;
  guint8   digest[PS_WITNESS_DIGEST_SIZE];
  gboolean has_log;
} PsWitnessLook;

/**
 * PsWitnessVerdict:
 * @PS_WITNESS_FINE: the file is the one that was left, or nobody can tell
 * @PS_WITNESS_CHANGED: something else than Peerside changed it
 * @PS_WITNESS_OLD: it is older than the one that was left
 */
typedef enum {
  PS_WITNESS_FINE,
  PS_WITNESS_CHANGED,
  PS_WITNESS_OLD,
} PsWitnessVerdict;

gboolean         ps_witness_look  (const char           *database,
                                   PsWitnessLook        *look,
                                   GError              **error);
gboolean         ps_witness_write (const char           *folder,
                                   const PsKeys         *keys,
                                   PsWitnessState        state,
                                   const PsWitnessLook  *look,
                                   gint64                audit_seq,
                                   GError              **error);
PsWitnessVerdict ps_witness_judge (const char           *folder,
                                   const PsKeys         *keys,
                                   const PsWitnessLook  *look,
                                   gint64                audit_seq);

G_END_DECLS
