#include "ps-audit-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-text.h"
#include "ps-zone.h"

static char *
dup_name (const char *name)
{
  return g_strdup (*name != '\0' ? name : _("The recovery sheet"));
}

/**
 * ps_audit_names_dup_user:
 *
 * Returns: (transfer full): what the user is or was called
 */
char *
ps_audit_names_dup_user (const PsAuditNames *self,
                         const PsUid        *id)
{
  const char *name = ps_keyring_lookup_name (self->keyring, id);

  return name != NULL ? dup_name (name) : g_strdup (_("Somebody who is not in the list of users"));
}

/* In the group's own zone and on its own day, as the meeting is called elsewhere. */
static char *
dup_meeting (const char *group,
             gint64      at,
             const char *zone_name)
{
  g_autoptr (GTimeZone) zone = ps_zone_open (zone_name, NULL);
  g_autofree char *day = NULL;
  GDate date;

  if (zone == NULL)
    zone = g_time_zone_new_local ();
  date = ps_date_of_instant (at, zone, NULL);
  day = ps_date_words (&date, NULL);

  /* Translators: inside a sentence: a meeting, by its group and its day. */
  return g_strdup_printf (_("the meeting of %1$s on %2$s"), group, day);
}

/* For who may not read names, the same member is called the same in all entries. */
static char *
dup_nameless (PsAuditKind  kind,
              const PsUid *uid)
{
  const guint8 *last = uid->bytes + PS_UID_SIZE - 2;

  if (kind == PS_AUDIT_GUEST)
    /* Translators: inside a sentence; %02x%02x are letters and digits that tell guests apart. */
    return g_strdup_printf (_("guest speaker %02x%02x"), last[0], last[1]);

  /* Translators: inside a sentence; %02x%02x are letters and digits that tell members apart. */
  return g_strdup_printf (_("member %02x%02x"), last[0], last[1]);
}

static char *
dup_missing (PsAuditKind kind)
{
  switch (kind)
    {
    case PS_AUDIT_PERSON:
    case PS_AUDIT_OF_CONSENT:
    case PS_AUDIT_OF_DISCLOSURE:
      /* Translators: this and the next ones stand inside a sentence, in the place of a name. */
      return g_strdup (_("a member who is no longer in the records"));

    case PS_AUDIT_GROUP:
      return g_strdup (_("a group that is no longer in the records"));

    case PS_AUDIT_MEETING:
      return g_strdup (_("a meeting that is no longer in the records"));

    case PS_AUDIT_TOPIC:
      return g_strdup (_("a topic that is no longer in the records"));

    case PS_AUDIT_GUEST:
      return g_strdup (_("a guest speaker who is no longer in the records"));

    case PS_AUDIT_USER:
    case PS_AUDIT_NOTHING:
    default:
      return g_strdup (_("something else"));
    }
}

/**
 * ps_audit_names_dup_object:
 * @conn: where the records are
 * @object: as the log has it
 *
 * Returns: (transfer full): words for it that fit into a sentence
 */
char *
ps_audit_names_dup_object (const PsAuditNames *self,
                           PsConn             *conn,
                           const char         *object)
{
  g_autofree char *name = NULL;
  g_autofree char *zone = NULL;
  gint64 at;
  PsUid uid;
  PsAuditKind kind = ps_audit_kind_of (object, &uid);

  if (kind == PS_AUDIT_USER)
    return ps_audit_names_dup_user (self, &uid);

  if (!self->people && (kind == PS_AUDIT_PERSON || kind == PS_AUDIT_GUEST))
    return dup_nameless (kind, &uid);
  if (!self->people && (kind == PS_AUDIT_OF_CONSENT || kind == PS_AUDIT_OF_DISCLOSURE))
    return g_strdup (_("a member"));

  if (!ps_audit_store_find_name (conn, kind, &uid, &name, &at, &zone, NULL) || name == NULL)
    return dup_missing (kind);

  return kind == PS_AUDIT_MEETING ? dup_meeting (name, at, zone) : g_steal_pointer (&name);
}

/**
 * ps_audit_names_get_all:
 *
 * Returns: (transfer full): the names of all who are or were users, each once
 */
GStrv
ps_audit_names_get_all (const PsAuditNames *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ps_keyring_get_n_records (self->keyring); i++)
    {
      PsUid id;
      const char *name = ps_keyring_get_record (self->keyring, i, &id);
      char *words = dup_name (name);

      if (g_hash_table_add (seen, words))
        g_strv_builder_add (names, words);
    }

  return g_strv_builder_end (names);
}

static gpointer
copy_uid (const PsUid *id)
{
  return g_memdup2 (id, sizeof *id);
}

/**
 * ps_audit_names_get_ids:
 * @name: one of ps_audit_names_get_all()
 *
 * Returns: (transfer full) (element-type PsUid): whoever is or was called that: somebody who has
 *   forgotten their passphrase is another user since then
 */
GPtrArray *
ps_audit_names_get_ids (const PsAuditNames *self,
                        const char         *name)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ps_keyring_get_n_records (self->keyring); i++)
    {
      PsUid id;
      g_autofree char *words = dup_name (ps_keyring_get_record (self->keyring, i, &id));

      if (g_str_equal (words, name))
        g_ptr_array_add (ids, copy_uid (&id));
    }

  return ids;
}

/**
 * ps_audit_names_find_users:
 * @part: a part of a name, folded
 *
 * Returns: (transfer full) (element-type PsUid): whose name has @part in it
 */
GPtrArray *
ps_audit_names_find_users (const PsAuditNames *self,
                           const char         *part)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ps_keyring_get_n_records (self->keyring); i++)
    {
      PsUid id;
      g_autofree char *folded = ps_text_fold (ps_keyring_get_record (self->keyring, i, &id));

      if (strstr (folded, part) != NULL)
        g_ptr_array_add (ids, copy_uid (&id));
    }

  return ids;
}
