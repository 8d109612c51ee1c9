#include "ps-consents-private.h"

#include "ps-right.h"

/**
 * PsConsents:
 *
 * What members consented to, and what was given of them. A member has a handful, so they are read when
 * they are shown; #PsDb::changed::consent and #PsDb::changed::disclosure say when that is due again.
 *
 * A consent is a draft until it is signed, and its wording stays from then on. It is revoked and not
 * removed, so that it can be seen later by what something was given.
 */
G_DEFINE_FINAL_TYPE (PsConsents, ps_consents, G_TYPE_OBJECT)

static void
ps_consents_dispose (GObject *object)
{
  PsConsents *self = PS_CONSENTS (object);

  g_clear_object (&self->db);
  g_clear_pointer (&self->keys, ps_keys_unref);

  G_OBJECT_CLASS (ps_consents_parent_class)->dispose (object);
}

static void
ps_consents_class_init (PsConsentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_consents_dispose;
}

static void
ps_consents_init (PsConsents *self G_GNUC_UNUSED)
{
}

/**
 * ps_consents_new:
 * @clock: (transfer none): says what time it is; outlives the service
 * @keys: of who records them
 *
 * Returns: (transfer full): the consents of @db
 */
PsConsents *
ps_consents_new (PsDb          *db,
                 const PsClock *clock,
                 PsKeys        *keys)
{
  PsConsents *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_CONSENTS, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;
  self->keys = ps_keys_ref (keys);

  return self;
}

/**
 * ps_consents_list:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (nullable) (element-type PsConsentRow): all of a member's, drafts and those
 *   that were revoked included, the newest first
 */
GPtrArray *
ps_consents_list (PsConsents  *self,
                  gint64       person_id,
                  GError     **error)
{
  g_return_val_if_fail (PS_IS_CONSENTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_CONSENTS, error))
    return NULL;

  return ps_consent_store_of_person (ps_db_get_reader (self->db), person_id, error);
}

/**
 * ps_consents_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (nullable): the consent
 */
PsConsentRow *
ps_consents_find (PsConsents  *self,
                  gint64       id,
                  GError     **error)
{
  g_return_val_if_fail (PS_IS_CONSENTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_CONSENTS, error))
    return NULL;

  return ps_consent_store_get (ps_db_get_reader (self->db), id, error);
}

/**
 * ps_consents_list_disclosures:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (nullable) (element-type PsDisclosureRow): what was given of a member, the
 *   newest first
 */
GPtrArray *
ps_consents_list_disclosures (PsConsents  *self,
                              gint64       person_id,
                              GError     **error)
{
  g_return_val_if_fail (PS_IS_CONSENTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_CONSENTS, error))
    return NULL;

  return ps_disclosure_store_of_person (ps_db_get_reader (self->db), person_id, error);
}

/**
 * ps_consents_list_presentations:
 *
 * In each they had agreed to beforehand, which is a consent of its own: it is asked for where the
 * meeting is started, and is good for that one meeting.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (nullable) (element-type PsPresentationRow): what a member presented, the
 *   latest first
 */
GPtrArray *
ps_consents_list_presentations (PsConsents  *self,
                                gint64       person_id,
                                GError     **error)
{
  g_return_val_if_fail (PS_IS_CONSENTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_CONSENTS, error))
    return NULL;

  return ps_presenter_store_of_person (ps_db_get_reader (self->db), person_id, error);
}
