#include "ps-user.h"

/**
 * PsUser:
 *
 * Somebody who can unlock the vault, as the keyring had them when the list was read.
 */
struct _PsUser
{
  GObject   parent_instance;

  PsUid     id;
  char     *name;
  PsRole    roles;
  gboolean  is_self;
  gboolean  given;
  gboolean  waits_for_notes;
};

G_DEFINE_FINAL_TYPE (PsUser, ps_user, G_TYPE_OBJECT)

static void
ps_user_finalize (GObject *object)
{
  g_free (PS_USER (object)->name);

  G_OBJECT_CLASS (ps_user_parent_class)->finalize (object);
}

static void
ps_user_class_init (PsUserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_user_finalize;
}

static void
ps_user_init (PsUser *self G_GNUC_UNUSED)
{
}

/**
 * ps_user_new:
 * @is_self: whether it is they who have unlocked the vault
 *
 * Returns: (transfer full): the user
 */
PsUser *
ps_user_new (const PsKeyringUser *user,
             gboolean             is_self)
{
  PsUser *self = g_object_new (PS_TYPE_USER, NULL);

  self->id = user->id;
  self->name = g_strdup (user->name);
  self->roles = user->roles;
  self->is_self = is_self;
  self->given = user->given;
  self->waits_for_notes = user->waits_for_notes;

  return self;
}

const char *
ps_user_get_name (PsUser *self)
{
  return self->name;
}

/**
 * ps_user_get_id:
 *
 * Returns: (transfer none): what they are called as the author of notes and in the audit log
 */
const PsUid *
ps_user_get_id (PsUser *self)
{
  return &self->id;
}

PsRole
ps_user_get_roles (PsUser *self)
{
  return self->roles;
}

/**
 * ps_user_is_self:
 *
 * Returns: whether it is they who have unlocked the vault
 */
gboolean
ps_user_is_self (PsUser *self)
{
  return self->is_self;
}

/**
 * ps_user_is_given:
 *
 * Returns: whether they have a passphrase that an administrator gave them, and not yet one of their own
 */
gboolean
ps_user_is_given (PsUser *self)
{
  return self->given;
}

/**
 * ps_user_waits_for_notes:
 *
 * Returns: whether they may read notes, and somebody who can has still to unlock the vault for that
 */
gboolean
ps_user_waits_for_notes (PsUser *self)
{
  return self->waits_for_notes;
}
