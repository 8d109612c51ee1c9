#include "ps-keyring-private.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who is given which key, inside a change; see ps-keyring-change.c. */

/**
 * ps_keyring_newest_epoch:
 *
 * Returns: the newest epoch of @type that anybody was given; 0 if nobody was given any
 */
guint32
ps_keyring_newest_epoch (PsKeyring *self,
                         PsKeyType  type)
{
  guint32 newest = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      for (guint j = 0; j < record->wraps->len; j++)
        {
          const PsWrap *wrap = &g_array_index (record->wraps, PsWrap, j);

          if (wrap->type == type)
            newest = MAX (newest, wrap->epoch);
        }
    }

  return newest;
}

static gboolean
has_wrap (const PsRecord *record,
          PsKeyType       type,
          guint32         epoch)
{
  for (guint i = 0; i < record->wraps->len; i++)
    {
      const PsWrap *wrap = &g_array_index (record->wraps, PsWrap, i);

      if (wrap->type == type && wrap->epoch == epoch)
        return TRUE;
    }

  return FALSE;
}

/**
 * ps_record_lacks_notes:
 *
 * Returns: whether the roles of @record include the notes, and a key to some of them was not given yet
 */
gboolean
ps_record_lacks_notes (PsKeyring      *self,
                       const PsRecord *record)
{
  guint32 newest = ps_keyring_newest_epoch (self, PS_KEY_NOTES);

  if (!ps_record_may_hold (record, PS_KEY_NOTES))
    return FALSE;

  /* Notes are never sealed anew, so no epoch of their key is ever taken out of use. */
  for (guint32 epoch = 1; epoch <= newest; epoch++)
    if (!has_wrap (record, PS_KEY_NOTES, epoch))
      return TRUE;

  return FALSE;
}

/**
 * ps_keyring_give:
 * @keys: who gives
 * @root_secret: (nullable): the secret half of the root pair; without it only notes are given, in the
 *   name of who gives
 *
 * Gives @record every key that @keys hold, that its roles include and that it has not got yet.
 */
void
ps_keyring_give (PsKeyring      *self,
                 PsRecord       *record,
                 const PsKeys   *keys,
                 const PsSecret *root_secret)
{
  const PsHeldKey *held;

  for (guint i = 0; (held = ps_keys_get_held (keys, i)) != NULL; i++)
    {
      if (!ps_record_may_hold (record, held->type) || has_wrap (record, held->type, held->epoch) ||
          record->wraps->len >= PS_KEYRING_WRAPS_MAX)
        continue;

      if (root_secret != NULL)
        ps_record_add_wrap (self, record, held->type, held->epoch, held->bytes, NULL,
                            ps_secret_get_bytes (root_secret));
      else if (held->type == PS_KEY_NOTES)
        ps_record_add_wrap (self, record, held->type, held->epoch, held->bytes,
                            ps_keys_get_user_id (keys), ps_keys_get_pairs (keys)->sign_secret);
    }
}

/**
 * ps_keyring_new_epoch:
 * @key: (out) (optional) (transfer full): the new key
 *
 * Makes a new key and gives it, in root's name, to everybody whose roles include it. Root need not
 * hold the older ones for that.
 *
 * Returns: whether it could; %PS_ERROR_CONFLICT if somebody's keys are as many as can be
 */
gboolean
ps_keyring_new_epoch (PsKeyring       *self,
                      PsKeyType        type,
                      const PsSecret  *root_secret,
                      PsSecret       **key,
                      GError         **error)
{
  g_autoptr (PsSecret) made = ps_secret_random (PS_KEY_SIZE);
  guint32 epoch = ps_keyring_newest_epoch (self, type) + 1;

  for (guint i = 0; i < self->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (self->records, i);

      if (!ps_record_may_hold (record, type))
        continue;

      if (record->wraps->len >= PS_KEYRING_WRAPS_MAX)
        {
          g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                               _("The keyring is full: its keys were changed too often."));
          return FALSE;
        }

      ps_record_add_wrap (self, record, type, epoch, ps_secret_get_bytes (made), NULL,
                          ps_secret_get_bytes (root_secret));
    }

  if (key != NULL)
    *key = g_steal_pointer (&made);

  return TRUE;
}

/**
 * ps_keyring_ensure_notes:
 *
 * Where no user holds any key to notes there is nobody to give one, so a new one is begun.
 *
 * Returns: whether it could; errors as of ps_keyring_new_epoch()
 */
gboolean
ps_keyring_ensure_notes (PsKeyring       *self,
                         const PsSecret  *root_secret,
                         GError         **error)
{
  gboolean wanted = FALSE;

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if ((record->flags & PS_RECORD_RECOVERY) != 0 || !ps_record_may_hold (record, PS_KEY_NOTES))
        continue;

      wanted = TRUE;
      for (guint j = 0; j < record->wraps->len; j++)
        if (g_array_index (record->wraps, PsWrap, j).type == PS_KEY_NOTES)
          return TRUE;
    }

  return !wanted || ps_keyring_new_epoch (self, PS_KEY_NOTES, root_secret, NULL, error);
}

/**
 * ps_keyring_vouch_for:
 * @granter: a user who is about to lose the right to give keys
 *
 * Lets what they gave open for whom they gave it, in root's name.
 */
void
ps_keyring_vouch_for (PsKeyring      *self,
                      const PsUid    *granter,
                      const PsSecret *root_secret)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (self->records, i);

      for (guint j = 0; j < record->wraps->len; j++)
        {
          PsWrap *wrap = &g_array_index (record->wraps, PsWrap, j);

          if (memcmp (&wrap->granter, granter, sizeof *granter) == 0)
            ps_record_vouch (self, record, wrap, root_secret);
        }
    }
}

/**
 * ps_keyring_retire:
 *
 * Takes the keys and the seed out of @record and leaves the name and the public keys.
 */
void
ps_keyring_retire (PsKeyring      *self,
                   PsRecord       *record,
                   const PsSecret *root_secret)
{
  record->flags |= PS_RECORD_REMOVED;
  record->given = FALSE;
  g_array_set_size (record->wraps, 0);
  memset (record->salt, 0, sizeof record->salt);
  memset (record->nonce, 0, sizeof record->nonce);
  memset (record->sealed_seed, 0, sizeof record->sealed_seed);
  memset (record->own_signature, 0, sizeof record->own_signature);
  ps_record_sign (self, record, root_secret);
  ps_keyring_vouch_for (self, &record->id, root_secret);
}
