#pragma once

#include "ps-role.h"
#include "ps-uid.h"

G_BEGIN_DECLS

#define PS_KEY_SIZE 32

typedef struct _PsKeys PsKeys;

PsKeys       *ps_keys_ref              (PsKeys       *self);
void          ps_keys_unref            (PsKeys       *self);

const char   *ps_keys_get_user_name    (const PsKeys *self);
const PsUid  *ps_keys_get_user_id      (const PsKeys *self);
const PsUid  *ps_keys_get_vault_id     (const PsKeys *self);
PsRole        ps_keys_get_roles        (const PsKeys *self);
gboolean      ps_keys_is_recovery      (const PsKeys *self);
gboolean      ps_keys_is_given         (const PsKeys *self);
void          ps_keys_forget_given     (PsKeys       *self);

gboolean      ps_keys_has_notes        (const PsKeys *self);
gboolean      ps_keys_has_root         (const PsKeys *self);
guint32       ps_keys_get_data_epoch   (const PsKeys *self);
guint32       ps_keys_get_notes_epoch  (const PsKeys *self);
const guint8 *ps_keys_get_data_key     (const PsKeys *self);
const guint8 *ps_keys_lookup_data_key  (const PsKeys *self,
                                        guint32       epoch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsKeys, ps_keys_unref)

G_END_DECLS
