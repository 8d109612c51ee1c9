/* The contact cards of those who agreed to it. */
#include "ps-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-bereavement-store.h"
#include "ps-consent-store.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-today.h"
#include "ps-vcard-writer.h"

/* Somebody who agreed, and what of them may be on their card. */
typedef struct {
  PsMemberRow *row;
  GPtrArray   *ways;
  gboolean     roster; /* also what the roster says of them */
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_clear_pointer (&card->row, ps_member_row_free);
  g_clear_pointer (&card->ways, g_ptr_array_unref);
  g_free (card);
}

static gboolean
is_addressed (const PsExportOrder *order)
{
  return *order->recipient != '\0' && *order->purpose != '\0';
}

/* Whether it lets the ways to reach somebody be given. Where it was said who is to have them, it has to
 * name them; without that only what is not a Part 2 group's can pass the gate.
 */
static gboolean
is_agreed (const PsConsentRow  *row,
           const PsExportOrder *order,
           const char          *today)
{
  PsConsentAsk ask = { order->group_id != 0 ? order->group_id : row->group_id, PS_GIVEN_CONTACT,
                       order->recipient, order->purpose, today };

  if (is_addressed (order))
    return ps_consent_ask (row, &ask) == PS_CONSENT_ALLOWS;

  return strcmp (row->kind, "disclosure") == 0 &&
         (ps_given_from_string (row->content) & PS_GIVEN_CONTACT) != 0 &&
         (row->group_id == 0 || order->group_id == 0 || row->group_id == order->group_id) &&
         ps_consent_why_not (row, today) == NULL;
}

static gboolean
add_to_gate (PsExporting   *self,
             PsDisclosure  *gate,
             gint64         id,
             GError       **error)
{
  if (self->order->group_id == 0)
    return ps_disclosure_add_person (gate, self->conn, id, error);

  ps_disclosure_add (gate, id, self->order->group_id);

  return TRUE;
}

static PsDisclosure *
gate_new (PsExporting *self,
          PsGiven      given)
{
  return ps_disclosure_new (PS_AUDIENCE_OUTSIDE, given, "vcard", self->order->recipient,
                            self->order->purpose);
}

/* Whether they would pass the gate with @given; a missing recipient is an error, as it is the same
 * for all of them.
 */
static gboolean
ask_gate (PsExporting  *self,
          gint64        id,
          PsGiven       given,
          gboolean     *passes,
          GError      **error)
{
  g_autoptr (PsDisclosure) gate = gate_new (self, given);
  PsDisclosureVerdict verdict;

  if (!add_to_gate (self, gate, id, error) ||
      !ps_disclosure_ask (gate, self->conn, self->clock, &verdict, error))
    return FALSE;

  *passes = verdict == PS_DISCLOSURE_ALLOWED;

  return verdict != PS_DISCLOSURE_NEEDS_RECIPIENT ||
         ps_disclosure_check (gate, self->conn, self->clock, error);
}

/* Whether somebody agreed, and to their pronouns and language as well. Nobody's card is given on after
 * they died.
 */
static gboolean
find_agreement (PsExporting  *self,
                gint64        id,
                const char   *today,
                gboolean     *agreed,
                gboolean     *roster,
                GError      **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *died_on = NULL;
  gboolean passes = FALSE;

  *agreed = *roster = FALSE;
  if (!ps_bereavement_store_died_on (self->conn, id, &died_on, error))
    return FALSE;
  if (died_on != NULL)
    return TRUE;

  rows = ps_consent_store_without_notes (self->conn, id, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const PsConsentRow *row = g_ptr_array_index (rows, i);

      if (!is_agreed (row, self->order, today))
        continue;

      *agreed = TRUE;
      if ((ps_given_from_string (row->content) & PS_GIVEN_ROSTER) != 0)
        *roster = TRUE;
    }
  if (!*agreed)
    return TRUE;

  if (!ask_gate (self, id, PS_GIVEN_CONTACT, agreed, error) ||
      (*roster && !ask_gate (self, id, PS_GIVEN_CONTACT | PS_GIVEN_ROSTER, &passes, error)))
    return FALSE;
  *roster = *roster && passes;

  return TRUE;
}

static gboolean
is_any_allowed (GPtrArray *ways)
{
  for (guint i = 0; i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);

      if (way->ok_call || way->ok_text || way->ok_message || way->ok_mail)
        return TRUE;
    }

  return FALSE;
}

static gboolean
look_at (PsExporting  *self,
         gint64        id,
         const char   *today,
         GPtrArray    *cards,
         GError      **error)
{
  g_autoptr (GPtrArray) ways = NULL;
  gboolean agreed, roster;
  Card *card;

  if (!find_agreement (self, id, today, &agreed, &roster, error))
    return FALSE;
  if (!agreed)
    return TRUE;

  self->exported->n_agreed++;
  ways = ps_contact_store_list (self->conn, id, error);
  if (ways == NULL)
    return FALSE;
  if (!is_any_allowed (ways))
    return TRUE;

  card = g_new0 (Card, 1);
  card->ways = g_steal_pointer (&ways);
  card->roster = roster;
  g_ptr_array_add (cards, card);
  card->row = ps_member_store_get (self->conn, id, error);

  return card->row != NULL;
}

/* What goes out is one thing for all of them, so that what is written down is true for each. */
static gboolean
open_gate (PsExporting  *self,
           GPtrArray    *cards,
           gboolean     *roster,
           GError      **error)
{
  *roster = TRUE;
  for (guint i = 0; i < cards->len; i++)
    *roster = *roster && ((const Card *) g_ptr_array_index (cards, i))->roster;

  self->exported->gate = gate_new (self, PS_GIVEN_CONTACT | (*roster ? PS_GIVEN_ROSTER : 0));
  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = g_ptr_array_index (cards, i);

      if (!add_to_gate (self, self->exported->gate, card->row->id, error))
        return FALSE;
    }

  return ps_exporting_check (self, error);
}

static GBytes *
write_cards (PsExporting *self,
             GPtrArray   *cards,
             gboolean     roster)
{
  PsDisclosure *gate = self->exported->gate;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      Card *card = g_ptr_array_index (cards, i);
      g_autofree char *scope = ps_disclosure_dup_scope (gate, card->row->id, 0);
      const PsVcard vcard = { card->row, card->ways,
                              ps_disclosure_get_notice (gate, card->row->id, 0), scope };

      if (!roster)
        {
          g_clear_pointer (&card->row->pronouns, g_free);
          g_clear_pointer (&card->row->language, g_free);
        }
      ps_vcard_write (out, &vcard,
                      self->order->format == PS_EXPORT_VCARD_4 ? PS_VCARD_4 : PS_VCARD_3);
    }

  return g_string_free_to_bytes (out);
}

static GArray *
list_people (PsExporting  *self,
             const char   *today,
             GError      **error)
{
  return self->order->group_id != 0
         ? ps_member_store_group_ids (self->conn, self->order->group_id, today, -1, error)
         : ps_member_store_ids (self->conn, -1, error);
}

/* See ps_export_make(). */
gboolean
ps_export_cards_make (PsExporting  *self,
                      GError      **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (card_free);
  g_autoptr (GArray) ids = NULL;
  char today[PS_DATE_ISO_SIZE];
  gboolean roster;

  ps_today (self->clock, NULL, today);
  ids = list_people (self, today, error);
  if (ids == NULL)
    return FALSE;

  self->exported->n_people = ids->len;
  for (guint i = 0; i < ids->len; i++)
    if (!ps_exporting_step (self, i, ids->len, error) ||
        !look_at (self, g_array_index (ids, gint64, i), today, cards, error))
      return FALSE;

  if (cards->len == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           self->exported->n_agreed > 0
                           ? _("Those who agreed that others may reach them allow no use of any number "
                               "or address, so there is nothing for a contact card.")
                           : _("Nobody has a consent that lets others have the ways to reach them, so "
                               "there is nothing for a contact card."));
      return FALSE;
    }

  if (!open_gate (self, cards, &roster, error))
    return FALSE;

  self->exported->n_written = cards->len;
  self->exported->bytes = write_cards (self, cards, roster);

  return TRUE;
}
