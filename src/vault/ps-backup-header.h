#pragma once

#include "ps-keys.h"

G_BEGIN_DECLS

#define PS_BACKUP_HASH_SIZE 32

/* How long the head of a backup is, and the most that one of a later version may be. */
#define PS_BACKUP_HEADER_SIZE     198
#define PS_BACKUP_HEADER_SIZE_MAX 4096

/**
 * PsBackupReason:
 * @PS_BACKUP_MANUAL: somebody asked for it
 * @PS_BACKUP_DAILY: the day's
 * @PS_BACKUP_MIGRATION: before the tables were changed for a newer Peerside
 * @PS_BACKUP_ROTATION: before the keys were changed
 * @PS_BACKUP_RESTORE: before another backup was put in the vault's place
 * @PS_BACKUP_IMPORT: before a file was taken in
 *
 * Why a backup was made. The numbers are in the file and never change.
 */
typedef enum {
  PS_BACKUP_MANUAL    = 1,
  PS_BACKUP_DAILY     = 2,
  PS_BACKUP_MIGRATION = 3,
  PS_BACKUP_ROTATION  = 4,
  PS_BACKUP_RESTORE   = 5,
  PS_BACKUP_IMPORT    = 6,
} PsBackupReason;

/**
 * PsBackupHeader:
 * @vault_id: which vault it is of
 * @generation: of the keyring inside; see ps_keyring_get_generation()
 * @data_epoch: of the key that opens the database inside
 * @schema: the version of the database's tables
 * @reason: why it was made
 * @made_at: microseconds UTC
 * @keyring_size: bytes
 * @database_size: bytes
 * @keyring_hash: BLAKE2b
 * @database_hash: BLAKE2b
 * @mac: of all that stands before it, by a key made from the DATA key
 *
 * What a backup says about itself in plain sight: nothing about anybody.
 */
typedef struct {
  PsUid          vault_id;
  guint64        generation;
  guint32        data_epoch;
  guint32        schema;
  PsBackupReason reason;
  gint64         made_at;
  guint64        keyring_size;
  guint64        database_size;
  guint8         keyring_hash[PS_BACKUP_HASH_SIZE];
  guint8         database_hash[PS_BACKUP_HASH_SIZE];
  guint8         mac[PS_BACKUP_HASH_SIZE];
} PsBackupHeader;

const char *ps_backup_reason_to_string (PsBackupReason         reason);

void        ps_backup_header_seal      (PsBackupHeader        *self,
                                        const PsKeys          *keys);
gboolean    ps_backup_header_check     (const PsBackupHeader  *self,
                                        const PsKeys          *keys,
                                        const char            *path,
                                        GError               **error);
void        ps_backup_header_write     (const PsBackupHeader  *self,
                                        guint8                *bytes);
gboolean    ps_backup_header_parse     (PsBackupHeader        *self,
                                        const guint8          *bytes,
                                        gsize                  len,
                                        guint64                file_size,
                                        const char            *path,
                                        GError               **error);

G_END_DECLS
