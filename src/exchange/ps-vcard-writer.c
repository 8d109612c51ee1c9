/* Contact cards: RFC 2426 and RFC 6350. What Peerside knows and the standards have no word for stands
 * in X-PEERSIDE- properties and parameters, so that a card comes back as it was.
 */
#include "ps-vcard-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-content-lines.h"
#include "ps-text.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add_text (GString    *out,
          const char *head,
          const char *text)
{
  if (!is_empty (text))
    ps_content_lines_add_text (out, head, text);
}

/* Where the family name begins in a full name, as far as the record says: at the word that has its
 * initial. People have two family names, or put it first; a guess would be wrong for them.
 */
static const char *
find_family (const char *full_name,
             const char *initial)
{
  g_autofree char *wanted = ps_text_fold (initial);

  if (*wanted == '\0')
    return NULL;

  for (const char *blank = strchr (full_name, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      g_autofree char *word = ps_text_fold (blank + 1);

      if (g_str_has_prefix (word, wanted))
        return blank + 1;
    }

  return NULL;
}

/* Family and given name; the other three parts are not known. */
static void
add_names (GString           *out,
           const PsMemberRow *member)
{
  const char *full = is_empty (member->full_name) ? member->preferred_name : member->full_name;
  const char *family = is_empty (member->initial) ? NULL : find_family (full, member->initial);
  g_autofree char *given = family != NULL ? g_strndup (full, (gsize) (family - full)) : g_strdup (full);
  g_autofree char *given_part = ps_content_lines_escape (g_strstrip (given));
  g_autofree char *family_part = ps_content_lines_escape (family != NULL ? family : "");
  g_autofree char *parts = g_strconcat (family_part, ";", given_part, ";;;", NULL);

  ps_content_lines_add_text (out, "FN", full);
  ps_content_lines_add (out, "N", parts);
  ps_content_lines_add_text (out, "NICKNAME", member->preferred_name);
  add_text (out, "X-PEERSIDE-FULL-NAME", member->full_name);
  add_text (out, "X-PEERSIDE-INITIAL", member->initial);
}

/* Whether it is a language tag, as far as LANG needs: "de", "pt-BR". Others are words of people. */
static gboolean
is_language_tag (const char *language)
{
  gsize letters = strspn (language, "abcdefghijklmnopqrstuvwxyz");

  return (letters == 2 || letters == 3) &&
         (language[letters] == '\0' ||
          (language[letters] == '-' &&
           strspn (language, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") == strlen (language) &&
           language[strlen (language) - 1] != '-'));
}

static void
add_language (GString        *out,
              const char     *language,
              PsVcardVersion  version)
{
  if (is_empty (language))
    return;

  ps_content_lines_add_text (out, version == PS_VCARD_4 && is_language_tag (language)
                                  ? "LANG" : "X-PEERSIDE-LANGUAGE", language);
}

/* The label's own word in the standard, where it has one. */
static const char *
find_type (const PsContactWayRow *way)
{
  const struct {
    const char *label;
    const char *type;
    gboolean    phone;
  } types[] = {
    { _("mobile"), "CELL", TRUE },
    { _("home"), "HOME", FALSE },
    { _("work"), "WORK", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (way->label, types[i].label) == 0 &&
        (!types[i].phone || strcmp (way->kind, "phone") == 0))
      return types[i].type;

  return NULL;
}

static char *
describe_permissions (const PsContactWayRow *way)
{
  GString *may = g_string_new (NULL);

  if (way->ok_call)
    g_string_append (may, ",call");
  if (way->ok_text)
    g_string_append (may, ",text");
  if (way->ok_message)
    g_string_append (may, ",message");
  if (way->ok_mail)
    g_string_append (may, ",mail");
  g_string_erase (may, 0, MIN (1, (gssize) may->len));

  return g_string_free (may, FALSE);
}

/* @item numbers the labels that only somebody's own words say, as address books write them. */
static void
add_way (GString               *out,
         const PsContactWayRow *way,
         PsVcardVersion         version,
         guint                 *item)
{
  const char *type = find_type (way);
  g_autofree char *may = describe_permissions (way);
  g_autofree char *value = ps_content_lines_escape (way->value);
  g_autoptr (GString) head = g_string_new (NULL);
  g_autofree char *group = NULL;

  if (*may == '\0')
    return;

  if (type == NULL && !is_empty (way->label))
    {
      group = g_strdup_printf ("item%u.", ++*item);
      g_string_append (head, group);
    }

  if (strcmp (way->kind, "phone") == 0)
    g_string_append (head, "TEL");
  else
    g_string_append (head, strcmp (way->kind, "email") == 0 ? "EMAIL" : "ADR");

  if (version == PS_VCARD_3 && strcmp (way->kind, "email") == 0)
    g_string_append (head, ";TYPE=INTERNET");
  if (type != NULL)
    {
      g_autofree char *word = version == PS_VCARD_4 ? g_ascii_strdown (type, -1) : g_strdup (type);

      g_string_append_printf (head, ";TYPE=%s", word);
    }
  g_string_append_printf (head, ";X-PEERSIDE-MAY=%s", may);

  if (strcmp (way->kind, "postal") == 0)
    {
      /* It was not taken apart when it was typed: all of it is the street's. */
      g_autofree char *parts = g_strconcat (";;", value, ";;;;", NULL);

      ps_content_lines_add (out, head->str, parts);
    }
  else
    {
      ps_content_lines_add (out, head->str, value);
    }

  if (group != NULL)
    {
      g_autofree char *label_head = g_strconcat (group, "X-ABLabel", NULL);

      ps_content_lines_add_text (out, label_head, way->label);
    }
}

/**
 * ps_vcard_write:
 * @out: where it is added
 * @card: somebody who agreed to it
 * @version: which standard
 *
 * Writes one contact card.
 */
void
ps_vcard_write (GString        *out,
                const PsVcard  *card,
                PsVcardVersion  version)
{
  const PsMemberRow *member = card->member;
  g_autofree char *uid = ps_uid_to_string (&member->uid);
  g_autofree char *urn = g_strconcat ("urn:uuid:", uid, NULL);
  guint item = 0;

  ps_content_lines_add (out, "BEGIN", "VCARD");
  ps_content_lines_add (out, "VERSION", version == PS_VCARD_4 ? "4.0" : "3.0");
  ps_content_lines_add (out, "PRODID", "-//Peerside//Peerside//EN");
  ps_content_lines_add (out, "UID", urn);
  add_names (out, member);
  add_text (out, version == PS_VCARD_4 ? "PRONOUNS" : "X-PRONOUNS", member->pronouns);
  add_language (out, member->language, version);

  for (guint i = 0; i < card->ways->len; i++)
    add_way (out, g_ptr_array_index (card->ways, i), version, &item);

  /* 42 CFR 2.32: it goes with the record, and says what was consented to. */
  if (card->notice != NULL)
    {
      g_autofree char *note = g_strjoin (" ", card->notice, card->consent, NULL);

      ps_content_lines_add_text (out, "NOTE", note);
    }
  ps_content_lines_add (out, "END", "VCARD");
}
