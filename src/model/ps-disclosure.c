#include "ps-disclosure-private.h"

#include "ps-consent-words.h"
#include "ps-group-store.h"
#include "ps-membership-store.h"
#include "ps-today.h"

/**
 * PsDisclosure:
 *
 * The gate that everything of members passes on its way out: each print and each export. It says
 * whether a Part 2 group's record is in it, whether every member has consented to it, and what has to
 * be written onto it; and it writes down, together with the audit log, that it was given.
 *
 * |[<!-- language="C" -->
 *   g_autoptr (PsDisclosure) gate =
 *     ps_disclosure_new (PS_AUDIENCE_OUTSIDE, PS_GIVEN_ATTENDANCE, "letter", "Mill Road Clinic", "care");
 *
 *   ps_disclosure_add (gate, person_id, group_id);
 *   if (!ps_disclosure_check (gate, ps_db_get_reader (db), clock, error))
 *     return FALSE;                      // says what is missing, and names no names
 *
 *   draw (page, ps_disclosure_get_notice (gate, person_id, group_id),
 *         ps_disclosure_dup_scope (gate, person_id, group_id));
 *
 *   return ps_disclosure_give (gate, db, keys, clock, write_under_a_fresh_name, page, error) &&
 *          rename_into_place (page, error);
 * ]|
 *
 * A window asks with ps_disclosure_ask() when it shows its button, so that the button knows.
 * tests/gates/disclosure.py keeps the list of what writes members' data, and that it passes here.
 */

static void
item_clear (gpointer data)
{
  PsDisclosureItem *item = data;

  g_clear_pointer (&item->consent, ps_consent_row_free);
}

/**
 * ps_disclosure_new:
 * @given: what of each member is in it
 * @form: `print`, `pdf`, `csv`, `json`, `vcard`, `letter` or `spoken`
 * @recipient: (nullable): who gets it
 * @purpose: (nullable): what for: `care`, `request`, `proceeding`, or in somebody's own words
 *
 * Returns: (transfer full): a gate that nobody has come to yet
 */
PsDisclosure *
ps_disclosure_new (PsAudience  audience,
                   PsGiven     given,
                   const char *form,
                   const char *recipient,
                   const char *purpose)
{
  PsDisclosure *self = g_new0 (PsDisclosure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->audience = audience;
  self->given = given;
  self->form = g_strdup (form);
  self->recipient = g_strstrip (g_strdup (recipient != NULL ? recipient : ""));
  self->purpose = g_strstrip (g_strdup (purpose != NULL ? purpose : ""));
  self->items = g_array_new (FALSE, TRUE, sizeof (PsDisclosureItem));
  g_array_set_clear_func (self->items, item_clear);
  self->of_person = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->refusals = g_array_new (FALSE, TRUE, sizeof (PsDisclosureRefusal));

  return self;
}

PsDisclosure *
ps_disclosure_ref (PsDisclosure *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
ps_disclosure_unref (PsDisclosure *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->form);
  g_free (self->recipient);
  g_free (self->purpose);
  g_array_unref (self->items);
  g_hash_table_unref (self->of_person);
  g_array_unref (self->refusals);
  g_free (self);
}

static const PsDisclosureItem *
get_item (PsDisclosure *self,
          guint         place)
{
  return place > 0 ? &g_array_index (self->items, PsDisclosureItem, place - 1) : NULL;
}

/* The last item of a person; item->before leads to the others. */
static const PsDisclosureItem *
last_of (PsDisclosure *self,
         gint64        person_id)
{
  return get_item (self, GPOINTER_TO_UINT (g_hash_table_lookup (self->of_person, &person_id)));
}

/**
 * ps_disclosure_add:
 * @person_id: of whom something is in it
 * @group_id: from which group's record, or 0 for none's
 *
 * Somebody comes to the gate. Who comes twice with the same group counts once.
 */
void
ps_disclosure_add (PsDisclosure *self,
                   gint64        person_id,
                   gint64        group_id)
{
  PsDisclosureItem item = { person_id, group_id, FALSE, NULL, 0 };
  const PsDisclosureItem *other;

  for (other = last_of (self, person_id); other != NULL; other = get_item (self, other->before))
    if (other->group_id == group_id)
      return;

  item.before = GPOINTER_TO_UINT (g_hash_table_lookup (self->of_person, &person_id));
  g_array_append_val (self->items, item);
  g_hash_table_insert (self->of_person, g_memdup2 (&person_id, sizeof person_id),
                       GUINT_TO_POINTER (self->items->len));
  self->asked = FALSE;
}

/**
 * ps_disclosure_add_person:
 * @person_id: of whom something is in it that is not one group's
 *
 * Somebody comes to the gate with every group that they are in or were in: that they were in a Part 2
 * group is its record for good.
 */
gboolean
ps_disclosure_add_person (PsDisclosure  *self,
                          PsConn        *conn,
                          gint64         person_id,
                          GError       **error)
{
  g_autoptr (GPtrArray) spells = ps_membership_store_of_person (conn, person_id, error);

  if (spells == NULL)
    return FALSE;

  for (guint i = 0; i < spells->len; i++)
    {
      const PsMembershipRow *spell = g_ptr_array_index (spells, i);

      ps_disclosure_add (self, person_id, spell->group_id);
    }
  if (spells->len == 0)
    ps_disclosure_add (self, person_id, 0);

  return TRUE;
}

static gboolean
find_consent (PsDisclosure      *self,
              PsConn            *conn,
              PsDisclosureItem  *item,
              const char        *today,
              GError           **error)
{
  PsConsentAsk ask = { item->group_id, self->given, self->recipient, self->purpose, today };
  PsDisclosureRefusal refusal = { item->person_id, item->group_id, PS_CONSENT_IS_NONE };
  g_autoptr (GPtrArray) rows = ps_consent_store_without_notes (conn, item->person_id, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const PsConsentRow *row = g_ptr_array_index (rows, i);
      PsConsentAnswer answer = ps_consent_ask (row, &ask);

      if (answer == PS_CONSENT_ALLOWS)
        {
          item->consent = ps_consent_row_copy (row);
          return TRUE;
        }
      refusal.answer = MAX (refusal.answer, answer);
    }
  g_array_append_val (self->refusals, refusal);

  return TRUE;
}

/* A group's switch, asked for once. */
static gboolean
is_part2 (GHashTable  *known,
          PsConn      *conn,
          gint64       group_id,
          gboolean    *part2,
          GError     **error)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (known, &group_id, NULL, &value))
    {
      g_autoptr (PsGroupRow) row = group_id != 0 ? ps_group_store_get (conn, group_id, error) : NULL;

      if (group_id != 0 && row == NULL)
        return FALSE;

      value = GINT_TO_POINTER (row != NULL && row->part2);
      g_hash_table_insert (known, g_memdup2 (&group_id, sizeof group_id), value);
    }
  *part2 = GPOINTER_TO_INT (value);

  return TRUE;
}

/**
 * ps_disclosure_ask:
 * @verdict: (out): whether it may be given
 *
 * Asks for each Part 2 group's member whether there is a consent, and remembers which.
 *
 * Returns: whether it could be asked
 */
gboolean
ps_disclosure_ask (PsDisclosure         *self,
                   PsConn               *conn,
                   const PsClock        *clock,
                   PsDisclosureVerdict  *verdict,
                   GError              **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  char today[PS_DATE_ISO_SIZE];
  gboolean is_addressed = *self->recipient != '\0' && *self->purpose != '\0';

  ps_today (clock, NULL, today);
  self->asked = FALSE;
  g_array_set_size (self->refusals, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      PsDisclosureItem *item = &g_array_index (self->items, PsDisclosureItem, i);

      item_clear (item);
      if (!is_part2 (known, conn, item->group_id, &item->part2, error))
        return FALSE;

      if (item->part2 && is_addressed && self->audience == PS_AUDIENCE_OUTSIDE &&
          !find_consent (self, conn, item, today, error))
        return FALSE;
    }

  if (self->audience == PS_AUDIENCE_OUTSIDE && !is_addressed && ps_disclosure_has_part2 (self))
    *verdict = PS_DISCLOSURE_NEEDS_RECIPIENT;
  else
    *verdict = self->refusals->len > 0 ? PS_DISCLOSURE_NEEDS_CONSENT : PS_DISCLOSURE_ALLOWED;
  self->asked = *verdict == PS_DISCLOSURE_ALLOWED;

  return TRUE;
}

/**
 * ps_disclosure_get_refusals:
 *
 * Returns: (transfer none) (element-type PsDisclosureRefusal): whose consent is missing, and why
 */
GArray *
ps_disclosure_get_refusals (PsDisclosure *self)
{
  return self->refusals;
}

/**
 * ps_disclosure_has_part2:
 *
 * Returns: whether a Part 2 group's record is in it, as far as it was asked
 */
gboolean
ps_disclosure_has_part2 (PsDisclosure *self)
{
  for (guint i = 1; i <= self->items->len; i++)
    if (get_item (self, i)->part2)
      return TRUE;

  return FALSE;
}

static gboolean
is_of (const PsDisclosureItem *item,
       gint64                  group_id)
{
  return group_id == 0 || item->group_id == group_id;
}

/**
 * ps_disclosure_get_notice:
 * @person_id: of whom something is in it
 * @group_id: from which group's record, or 0 for all of theirs
 *
 * What 42 CFR 2.32 (a) wants to go with it, to be written onto what is given of them.
 *
 * Returns: (transfer none) (nullable): the notice; %NULL where it is no Part 2 group's
 */
const char *
ps_disclosure_get_notice (PsDisclosure *self,
                          gint64        person_id,
                          gint64        group_id)
{
  const PsDisclosureItem *item;

  for (item = last_of (self, person_id); item != NULL; item = get_item (self, item->before))
    if (is_of (item, group_id) && item->part2)
      return PS_DISCLOSURE_NOTICE;

  return NULL;
}

/**
 * ps_disclosure_dup_scope:
 * @person_id: of whom something is in it
 * @group_id: from which group's record, or 0 for all of theirs
 *
 * What 42 CFR 2.32 (b) wants to go with it: what the member consented to.
 *
 * Returns: (transfer full) (nullable): a sentence, or one for each consent; %NULL where it rests on none
 */
char *
ps_disclosure_dup_scope (PsDisclosure *self,
                         gint64        person_id,
                         gint64        group_id)
{
  g_autoptr (GString) scopes = g_string_new (NULL);
  const PsDisclosureItem *item;
  gint64 last = 0;

  for (item = last_of (self, person_id); item != NULL; item = get_item (self, item->before))
    {
      g_autofree char *scope = NULL;

      if (!is_of (item, group_id) || item->consent == NULL || item->consent->id == last)
        continue;

      last = item->consent->id;
      scope = ps_consent_words_scope (item->consent);
      g_string_append_printf (scopes, "%s%s", scopes->len > 0 ? " " : "", scope);
    }

  return scopes->len > 0 ? g_string_free (g_steal_pointer (&scopes), FALSE) : NULL;
}
